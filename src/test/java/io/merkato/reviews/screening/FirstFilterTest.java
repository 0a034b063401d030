package io.merkato.reviews.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFilterTest {

    private final FirstFilter filter = new FirstFilter(List.of("Käse", "Straße", "two words", "!"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://cheap.example for more",
                "see WWW.cheap.example",
                "Buy at cheap-lamps.com today",
                "cheap\u200b-lamps.c\u00adom",
                "\uff57\uff57\uff57.cheap.example",
                "write to me@mail.example",
                "HTTP://1.2.3.4/x",
                "cheap.com.au",
                "cheap\u3002com",
                "bit.ly/abc"
            })
    void whatLeadsElsewhereIsFound(String text) {
        assertThat(find(text)).containsExactly(Concern.LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works well.But it is loud. Version 2.0 is better, e.g. at 1.5 m, etc. I paid 19.99 EUR.",
                "A USB-C lamp, 12V. OK!",
                "Very very good, really really.",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "Très bien, ça marche. Очень хорошо. とても良い",
                "Hmmm... sooooo good!!!",
                "SUPER!"
            })
    void whatPeopleSayIsNot(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void shoutingIsFoundWhenMostOfALongerTextIsCapitals() {
        assertThat(find("THIS IS THE WORST LAMP EVER")).containsExactly(Concern.SHOUTING);
        assertThat(find("ЭТО САМАЯ ПЛОХАЯ ЛАМПА")).doesNotContain(Concern.LINK);
        assertThat(find("This is the WORST LAMP that I ever had")).isEmpty();
        assertThat(filter.find("NEVER EVER BUY", "THIS BAD LAMP", null)).containsExactly(Concern.SHOUTING);
    }

    @Test
    void repetitionIsFound() {
        assertThat(find("good good good good good")).containsExactly(Concern.REPETITION);
        assertThat(find("Goooooooood")).containsExactly(Concern.REPETITION);
        assertThat(find("buy this lamp now ".repeat(10))).containsExactly(Concern.REPETITION);
        assertThat(find("one two three four five six seven eight nine ten ".repeat(2)))
                .isEmpty();
    }

    @Test
    void wordsOfTheListAreFoundWholeHoweverTheyAreWritten() {
        assertThat(find("This is KA\u0308SE.")).containsExactly(Concern.BLOCKED_WORD);
        assertThat(find("kase")).containsExactly(Concern.BLOCKED_WORD);
        for (String unseen : List.of("\u0001", "\u007f", "\u0085", "\u2065", "\u115f", "\u3164", "\u200b")) {
            assertThat(find("kä" + unseen + "se"))
                    .as("U+%04X", (int) unseen.charAt(0))
                    .containsExactly(Concern.BLOCKED_WORD);
        }
        assertThat(find("STRASSE")).containsExactly(Concern.BLOCKED_WORD);
        assertThat(find("Two, words")).containsExactly(Concern.BLOCKED_WORD);
        assertThat(find("Käsebrot and two swords!")).isEmpty();
    }

    @Test
    void aNameIsLookedAtToo() {
        assertThat(filter.find(null, "Good.", "cheap.shop")).containsExactly(Concern.LINK);
    }

    @Test
    void theLongestTextIsLookedAtInReasonableTime() {
        for (String piece : List.of("a", "a@", "a.", "@.", "www", "\u0301", "x y ")) {
            String text = piece.repeat(5000 / piece.length());
            assertThat(find(text)).isNotNull();
        }
    }

    private Set<Concern> find(String body) {
        return filter.find(null, body, null);
    }
}
