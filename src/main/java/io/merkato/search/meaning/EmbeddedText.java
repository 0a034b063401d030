package io.merkato.search.meaning;

import io.merkato.platform.crypto.Sha256;
import java.util.Arrays;

/** What of a product is read for its meaning: its title, and the beginning of its description. */
record EmbeddedText(String text) {

    /** What the model reads of it at most, which is trained on no more. */
    static final int MOST_PIECES = 128;

    private static final int MOST_LETTERS = 600;
    private static final int HASH_BYTES = 16;

    static EmbeddedText of(String title, String description) {
        String all = title + ". " + description;
        int letters = Math.min(all.length(), MOST_LETTERS);
        return new EmbeddedText(all.substring(0, letters));
    }

    /** Tells it from other texts, and from the same one when another model reads it. */
    byte[] hash() {
        return Arrays.copyOf(Sha256.of(ModelFiles.NAME + "\n" + text), HASH_BYTES);
    }
}
