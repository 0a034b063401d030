package io.merkato.search.columns;

import io.merkato.kernel.ProductId;
import io.merkato.search.text.ProductPlaces;
import java.util.Arrays;
import java.util.UUID;

/**
 * Gives products places, 0 and up, which they keep for as long as this lives. Who reads sees a product that is added
 * meanwhile or does not.
 */
public final class Places implements ProductPlaces {

    public static final int NONE = -1;

    private static final int FIRST_SIZE = 1 << 12;

    private volatile Table table = new Table(FIRST_SIZE);

    @Override
    public int of(long high, long low) {
        int known = find(high, low);
        return known == NONE ? add(high, low) : known;
    }

    /** The place of a product, which may be new. */
    int add(ProductId product) {
        return of(product.value().getMostSignificantBits(), product.value().getLeastSignificantBits());
    }

    private synchronized int add(long high, long low) {
        Table now = table;
        int known = now.find(high, low);
        if (known != NONE) {
            return known;
        }
        if (now.count == now.high.length) {
            now = now.doubled();
        }
        int place = now.put(high, low);
        table = now;
        return place;
    }

    /** The place of a product, or {@link #NONE}. */
    public int find(long high, long low) {
        return table.find(high, low);
    }

    public int find(ProductId product) {
        return find(product.value().getMostSignificantBits(), product.value().getLeastSignificantBits());
    }

    public ProductId product(int place) {
        Table now = table;
        return new ProductId(new UUID(now.high[place], now.low[place]));
    }

    /** Compares ids as they are sorted: the later one is greater. */
    public int compare(int one, int other) {
        Table now = table;
        int byHigh = Long.compareUnsigned(now.high[one], now.high[other]);
        return byHigh == 0 ? Long.compareUnsigned(now.low[one], now.low[other]) : byHigh;
    }

    /** As {@link #compare(int, int)}, with an id that may have no place. */
    public int compare(int one, UUID other) {
        Table now = table;
        int byHigh = Long.compareUnsigned(now.high[one], other.getMostSignificantBits());
        return byHigh == 0 ? Long.compareUnsigned(now.low[one], other.getLeastSignificantBits()) : byHigh;
    }

    public int count() {
        return table.count;
    }

    /** An open table of twice as many slots as there can be products. */
    private static final class Table {

        private final long[] high;
        private final long[] low;
        private final int[] slots;
        private int count;

        Table(int size) {
            high = new long[size];
            low = new long[size];
            slots = new int[size * 2];
            Arrays.fill(slots, NONE);
        }

        Table doubled() {
            Table larger = new Table(high.length * 2);
            for (int place = 0; place < count; place++) {
                larger.put(high[place], low[place]);
            }
            return larger;
        }

        int put(long newHigh, long newLow) {
            int place = count;
            high[place] = newHigh;
            low[place] = newLow;
            int slot = slot(newHigh, newLow);
            while (slots[slot] != NONE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place;
            count = place + 1;
            return place;
        }

        int find(long ofHigh, long ofLow) {
            int slot = slot(ofHigh, ofLow);
            for (int place = slots[slot]; place != NONE; place = slots[slot]) {
                if (high[place] == ofHigh && low[place] == ofLow) {
                    return place;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return NONE;
        }

        private int slot(long ofHigh, long ofLow) {
            long mixed = (ofHigh * 31 + ofLow) * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32) & (slots.length - 1);
        }
    }
}
