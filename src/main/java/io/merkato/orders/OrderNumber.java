package io.merkato.orders;

/**
 * Numbers for people to read out: eight characters that cannot be mistaken for one another. They come from a counter,
 * so that no two are equal, and are scrambled, so that they do not tell how many orders there are.
 */
final class OrderNumber {

    /** Crockford's base 32. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final long MASK = (1L << 40) - 1;

    /** Odd, so that multiplying by it modulo a power of two maps different numbers to different numbers. */
    private static final long FACTOR = 0x9E3779B97FL;

    private OrderNumber() {}

    static String of(long count) {
        long mixed = (count * FACTOR) & MASK;
        mixed = mixed ^ (mixed >>> 20);
        mixed = (mixed * FACTOR) & MASK;
        StringBuilder text = new StringBuilder("M-");
        for (int shift = 35; shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (mixed >>> shift) & 31));
        }
        return text.toString();
    }
}
