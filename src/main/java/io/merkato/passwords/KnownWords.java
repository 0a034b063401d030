package io.merkato.passwords;

import io.merkato.passwords.PasswordRules.Person;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words a guesser tries first with a person: the shop's name, the address, the names. */
final class KnownWords {

    /** One letter is no word: a few of them would make up most texts. */
    private static final int SHORTEST = 2;

    private final Set<String> words;
    private final String number;

    KnownWords(String shopName, Person person) {
        String first = person.firstName();
        String last = person.lastName();
        String local = person.email().substring(0, Math.max(person.email().lastIndexOf('@'), 0));
        Stream<String> joined = Stream.of(shopName, local, first, last, first + last, last + first)
                .map(FoldedText::letters);
        Stream<String> single =
                Stream.of(shopName, person.email(), first, last).flatMap(text -> Arrays.stream(FoldedText.words(text)));
        this.words = Stream.concat(joined, single)
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
        this.number = lettersAndDigits(local);
    }

    /**
     * Whether the password is nothing but these words, with any digits, spaces and punctuation, or a number that is the
     * address before its @. Any other word in it makes it good.
     */
    boolean make(String password) {
        String letters = FoldedText.letters(password);
        return letters.isEmpty() ? lettersAndDigits(password).equals(number) : isJoined(letters);
    }

    private boolean isJoined(String letters) {
        boolean[] reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int start = 0; start < letters.length(); start++) {
            if (reached[start]) {
                for (String word : words) {
                    if (letters.startsWith(word, start)) {
                        reached[start + word.length()] = true;
                    }
                }
            }
        }
        return reached[letters.length()];
    }

    private static String lettersAndDigits(String text) {
        return FoldedText.of(text).replaceAll("[^\\p{L}\\p{Nd}]+", "");
    }
}
