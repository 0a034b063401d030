package io.merkato.search.words;

import java.util.ArrayList;
import java.util.List;

/**
 * A word as it stands in a text, in small letters without accents.
 *
 * @param text letters and digits, and a point between digits
 * @param joined whether a hyphen ties it to the next word, as in "wi-fi"
 */
public record Word(String text, boolean joined) {

    /** What it falls into at borders of letters and digits: "500gb" into "500" and "gb"; empty when there are none. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean before = Character.isLetter(text.charAt(i - 1));
            if (before != Character.isLetter(text.charAt(i))) {
                parts.add(text.substring(start, i));
                start = i;
            }
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Whether it is made of letters alone, so that it has forms. */
    public boolean isPlain() {
        return isPlain(text);
    }

    static boolean isPlain(String text) {
        return text.chars().allMatch(Character::isLetter);
    }
}
