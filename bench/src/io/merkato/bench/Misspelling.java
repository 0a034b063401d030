package io.merkato.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How people mistype: the first letter is right, and one within is left out, doubled, or swapped with its neighbour. */
final class Misspelling {

    private static final int SHORTEST = 5;

    private Misspelling() {}

    /** A query with one slip in each word of five letters or more, always the same for one seed. */
    static String of(String query, int seed) {
        List<String> words = new ArrayList<>();
        for (String word : query.split(" ", -1)) {
            boolean letters = word.codePoints().allMatch(Character::isLetter);
            Random random = new Random((seed + "/" + query + "/" + words.size()).hashCode());
            words.add(word.length() >= SHORTEST && letters ? slipped(word, random) : word);
        }
        return String.join(" ", words);
    }

    private static String slipped(String word, Random random) {
        int slip = random.nextInt(3);
        int at = 1 + random.nextInt(word.length() - 2);
        boolean alike = word.charAt(at) == word.charAt(at + 1);
        if (slip == 0 || (slip == 1 && alike)) {
            return word.substring(0, at) + word.substring(at + 1);
        }
        return slip == 1
                ? word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2)
                : word.substring(0, at + 1) + word.substring(at);
    }
}
