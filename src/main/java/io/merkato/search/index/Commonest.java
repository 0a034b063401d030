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
        Greatest greatest = new Greatest(most);
        for (int value : some) {
            // Of equal counts the smaller number, which was known earlier, is the greater key.
            greatest.offer((long) countOf.applyAsInt(value) << 32 | (Integer.MAX_VALUE - value));
        }
        return Arrays.stream(greatest.sorted())
                .mapToObj(key -> Integer.MAX_VALUE - (int) key)
                .sorted(Comparator.<Integer>comparingInt(value -> -countOf.applyAsInt(value))
                        .thenComparing(nameOf::apply))
                .toList();
    }
}
