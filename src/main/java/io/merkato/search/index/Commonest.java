package io.merkato.search.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** The commonest of many values, of which most have few products: they are not all put in order for that. */
final class Commonest {

    private Commonest() {}

    /**
     * The commonest, those of equal counts by their names; where equal counts are at the end some of these are left out.
     *
     * @param some numbers of values
     * @param countOf how many products have one
     */
    static List<Integer> of(int[] some, IntUnaryOperator countOf, int most, IntFunction<String> nameOf) {
        long[] keyed = new long[some.length];
        for (int i = 0; i < some.length; i++) {
            // Of equal counts the smaller number, which was known earlier, is the greater key.
            keyed[i] = (long) countOf.applyAsInt(some[i]) << 32 | (Integer.MAX_VALUE - some[i]);
        }
        return Arrays.stream(Greatest.of(keyed, keyed.length, most))
                .mapToObj(key -> Integer.MAX_VALUE - (int) key)
                .sorted(Comparator.<Integer>comparingInt(value -> -countOf.applyAsInt(value))
                        .thenComparing(nameOf::apply))
                .toList();
    }
}
