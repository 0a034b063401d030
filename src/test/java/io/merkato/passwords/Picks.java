package io.merkato.passwords;

import java.util.List;

/** Some of the passwords that are guessed first; ten of them are long enough for staff. */
final class Picks {

    private Picks() {}

    static List<String> ofTheList() {
        return List.of(
                "password",
                "password1",
                "passw0rd",
                "sunshine",
                "football",
                "baseball",
                "iloveyou",
                "trustno1",
                "superman",
                "qwertyuiop",
                "1qaz2wsx3edc4rfv",
                "passwordpassword",
                "qwertyuiopasdfgh",
                "1234567890qwerty",
                "123456789qwerty",
                "123456789987654321",
                "manchesterunited",
                "perasperaadastra",
                "q1w2e3r4t5y6u7i8",
                "neversaymypassword");
    }
}
