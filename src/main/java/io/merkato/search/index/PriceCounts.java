package io.merkato.search.index;

import io.merkato.search.Facets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of what was found, and steps between the least and the greatest that hold about as many products each. */
final class PriceCounts {

    private static final int STEPS = 5;

    private long[] prices = new long[64];
    private int count;

    void add(long price) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
        }
        prices[count++] = price;
    }

    Facets.@Nullable Prices facet() {
        if (count == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(prices, count);
        Arrays.sort(sorted);
        List<Facets.Bucket> buckets = new ArrayList<>();
        int from = 0;
        for (int step = 1; step <= STEPS; step++) {
            long upTo = step == STEPS ? sorted[count - 1] : rounded(sorted[(int) ((long) count * step / STEPS)]) - 1;
            int end = from;
            while (end < count && sorted[end] <= upTo) {
                end++;
            }
            if (end > from) {
                long least = buckets.isEmpty() ? sorted[0] : buckets.getLast().to() + 1;
                buckets.add(new Facets.Bucket(least, upTo, end - from));
                from = end;
            }
        }
        return new Facets.Prices(sorted[0], sorted[count - 1], buckets);
    }

    /** Two digits, and zeros: people like 50 and 120 better than 49.37 and 118.92. */
    private static long rounded(long price) {
        long unit = 1;
        while (price / unit >= 100) {
            unit *= 10;
        }
        return (price + unit / 2) / unit * unit;
    }
}
