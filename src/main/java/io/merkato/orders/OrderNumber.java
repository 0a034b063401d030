package io.merkato.orders;

import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.settings.Secrets;
import java.nio.ByteBuffer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Numbers for people to read out: eight characters that cannot be mistaken for one another. They come from a counter,
 * mixed with the shop's secret, so that nobody without it can tell how many orders there are or guess another number.
 */
@Component
final class OrderNumber {

    /** Crockford's base 32. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int HALF_BITS = 20;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;

    /** As many as NIST SP 800-38G takes for its own cipher of this kind: few bits need many rounds. */
    private static final int ROUNDS = 10;

    private final Derivation rounds;

    @Autowired
    OrderNumber(Secrets secrets) {
        this(new Derivation(secrets.derive("orders number")));
    }

    OrderNumber(Derivation rounds) {
        this.rounds = rounds;
    }

    /** The number of the order that is the count-th of its shop; different counts have different numbers. */
    String of(long count) {
        int left = (int) (count >>> HALF_BITS) & HALF_MASK;
        int right = (int) count & HALF_MASK;
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = left ^ keyed(round, right);
            left = right;
            right = mixed;
        }
        return text((long) left << HALF_BITS | right);
    }

    /** A step of a Feistel network, which is a permutation whatever is derived here. */
    private int keyed(int round, int half) {
        byte[] input = ByteBuffer.allocate(Integer.BYTES).putInt(half).array();
        return ByteBuffer.wrap(rounds.of("round " + round + " ", input)).getInt() & HALF_MASK;
    }

    private static String text(long mixed) {
        StringBuilder text = new StringBuilder("M-");
        for (int shift = 35; shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (mixed >>> shift) & 31));
        }
        return text.toString();
    }
}
