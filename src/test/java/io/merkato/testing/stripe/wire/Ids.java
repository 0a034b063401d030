package io.merkato.testing.stripe.wire;

import java.util.random.RandomGenerator;

/** Makes ids that look like Stripe's. */
public final class Ids {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random = RandomGenerator.getDefault();

    /** Such as {@code pi_3} and 23 letters. */
    public String next(String prefix) {
        return prefix + letters(23);
    }

    public synchronized String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
