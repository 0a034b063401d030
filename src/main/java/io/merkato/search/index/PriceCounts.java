package io.merkato.search.index;

import io.merkato.search.Facets;
import io.merkato.search.text.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of what was found, and steps between the least and the greatest that hold about as many products each. */
final class PriceCounts {

    private static final int STEPS = 5;
    private static final int MOST_SORTED = 5000;

    private final long[] prices;
    private final IntList places = new IntList();
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    /** @param prices those of all products, by place */
    PriceCounts(long[] prices) {
        this.prices = prices;
    }

    void count(int place) {
        places.add(place);
        // Read once: it may change meanwhile.
        long price = prices[place];
        least = Math.min(least, price);
        most = Math.max(most, price);
    }

    private long price(int found) {
        return prices[places.get(found)];
    }

    Facets.@Nullable Prices facet() {
        int count = places.count();
        if (count == 0) {
            return null;
        }
        long[] ends = ends();
        int[] upTo = upTo(ends);
        List<Facets.Bucket> buckets = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int in = upTo[step] - (step == 0 ? 0 : upTo[step - 1]);
            if (in > 0) {
                long from = buckets.isEmpty() ? least : buckets.getLast().to() + 1;
                buckets.add(new Facets.Bucket(from, ends[step], in));
            }
        }
        return new Facets.Prices(least, most, buckets);
    }

    /** How many cost no more than each end. */
    private int[] upTo(long[] ends) {
        int[] upTo = new int[STEPS];
        for (int i = 0; i < places.count(); i++) {
            // It may have changed since it was counted.
            long price = Math.clamp(price(i), least, most);
            for (int step = 0; step < STEPS; step++) {
                // The sign, in place of a branch that goes either way: there may be hundreds of thousands.
                upTo[step] += (int) (price - ends[step] - 1 >>> 63);
            }
        }
        return upTo;
    }

    /** Where the steps end, by some of the prices: that is as good as all where ends are rounded. */
    private long[] ends() {
        int count = places.count();
        int every = Math.ceilDiv(count, MOST_SORTED);
        long[] some = new long[Math.ceilDiv(count, every)];
        for (int i = 0; i < some.length; i++) {
            some[i] = price(i * every);
        }
        Arrays.sort(some);
        long[] ends = new long[STEPS];
        for (int step = 1; step < STEPS; step++) {
            ends[step - 1] = Math.min(most, rounded(some[(int) ((long) some.length * step / STEPS)]) - 1);
        }
        ends[STEPS - 1] = most;
        return ends;
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
