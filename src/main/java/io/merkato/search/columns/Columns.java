package io.merkato.search.columns;

import io.merkato.search.ListedProduct;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/**
 * What lists filter, sort and count by, of every product on sale: an array for each thing, in memory. A list reads
 * one or two of them from end to end, and a price changes by one write. One thread writes, any
 * may read; a reader may see some of a change that is just being written.
 */
public final class Columns {

    /** What is not on sale, or not any more. */
    public static final byte GONE = 0;

    public static final byte SOLD_OUT = 1;
    public static final byte IN_STOCK = 2;

    private static final int[] NOTHING = {};
    private static final int FIRST_SIZE = 1 << 12;

    public final Places places = new Places();
    public final Dictionary<String> brands = new Dictionary<>();
    public final Dictionary<UUID> categories = new Dictionary<>();
    public final Terms terms = new Terms();
    public final Cards cards = new Cards();

    private volatile Table table = new Table(FIRST_SIZE);

    /** The arrays as they are now; they grow, so each query takes them once. */
    public Table now() {
        return table;
    }

    /** Takes a product as it is now and gives its place. */
    int put(ListedProduct product) {
        int place = places.add(product.id());
        Table now = table;
        while (place >= now.state.length) {
            now = now.doubled();
        }
        now.newest[place] = product.id().value().getMostSignificantBits();
        now.priceMin[place] = product.priceMin();
        now.priceMax[place] = product.priceMax();
        now.units[place] = product.units();
        now.ratingSum[place] = product.ratingSum();
        now.ratingCount[place] = product.ratingCount();
        now.ratingScore[place] = score(product.ratingSum(), product.ratingCount());
        now.brand[place] = product.brand() == null ? Dictionary.UNKNOWN : brands.add(product.brand());
        int[] in = product.categories().stream().mapToInt(categories::add).toArray();
        now.category[place] = in.length == 0 ? Dictionary.UNKNOWN : in[0];
        now.moreCategories[place] = in.length < 2 ? NOTHING : Arrays.copyOfRange(in, 1, in.length);
        int[] has = terms.add(product.terms());
        now.terms[place] = Arrays.equals(has, now.terms[place]) ? now.terms[place] : has;
        cards.put(place, card(product));
        // Who sees that it is on sale sees all of it, and has a card to show.
        VarHandle.releaseFence();
        now.state[place] = product.inStock() ? IN_STOCK : SOLD_OUT;
        now.count = Math.max(now.count, place + 1);
        table = now;
        return place;
    }

    /** The places of all products on sale. */
    public BitSet allOnSale() {
        Table now = table;
        BitSet places = new BitSet(now.count);
        for (int place = 0; place < now.count; place++) {
            places.set(place, now.state[place] != GONE);
        }
        return places;
    }

    /** Whether lists show a product as it is now. */
    boolean shows(int place, ListedProduct product) {
        Table now = table;
        return now.state[place] == (product.inStock() ? IN_STOCK : SOLD_OUT)
                && now.priceMin[place] == product.priceMin()
                && now.priceMax[place] == product.priceMax()
                && now.ratingSum[place] == product.ratingSum()
                && now.ratingCount[place] == product.ratingCount()
                && isIn(now, place, product.categories())
                && Arrays.equals(now.terms[place], terms.add(product.terms()))
                && cards.of(place).equals(card(product));
    }

    private boolean isIn(Table now, int place, List<UUID> given) {
        int[] in = given.stream().mapToInt(categories::find).toArray();
        return in.length == 0
                ? now.category[place] == Dictionary.UNKNOWN
                : now.category[place] == in[0]
                        && Arrays.equals(now.moreCategories[place], Arrays.copyOfRange(in, 1, in.length));
    }

    private static Cards.Card card(ListedProduct product) {
        return new Cards.Card(product.title(), product.slug(), product.brand(), product.image());
    }

    /** Whether a product is on sale. A place may be newer than the arrays: the index of words gives places too. */
    public boolean isOnSale(int place) {
        Table now = table;
        return place < now.state.length && now.state[place] != GONE;
    }

    /** Takes a product off the lists. It keeps its place, for when it comes back. */
    void remove(int place) {
        Table now = table;
        if (place < now.state.length) {
            now.state[place] = GONE;
        }
        table = now;
    }

    /**
     * Millionths of the average that products are sorted by: it begins with five reviews of 3.5 stars, so that a single one of
     * five stars does not come before a hundred of 4.8. What nobody has reviewed has none.
     */
    private static long score(long sum, int count) {
        return count == 0 ? 0 : (sum * 2 + 35) * 1_000_000 / (2L * (count + 5));
    }

    /** The arrays. What is at a place belongs to one product. Nobody outside of this package writes them. */
    public static final class Table {

        public int count;
        public final byte[] state;
        public final long[] newest;
        public final long[] priceMin;
        public final long[] priceMax;
        public final long[] units;
        public final long[] ratingSum;
        public final int[] ratingCount;
        public final long[] ratingScore;
        /** Numbered anew now and then, all at once. */
        public volatile long[] name;

        public final int[] brand;
        public final int[] category;
        public final int[][] moreCategories;
        public final int[][] terms;

        private Table(int size) {
            state = new byte[size];
            newest = new long[size];
            priceMin = new long[size];
            priceMax = new long[size];
            units = new long[size];
            ratingSum = new long[size];
            ratingCount = new int[size];
            ratingScore = new long[size];
            name = new long[size];
            brand = new int[size];
            category = new int[size];
            moreCategories = new int[size][];
            terms = new int[size][];
            Arrays.fill(moreCategories, NOTHING);
            Arrays.fill(terms, NOTHING);
        }

        private Table doubled() {
            Table larger = new Table(state.length * 2);
            larger.count = count;
            System.arraycopy(state, 0, larger.state, 0, count);
            System.arraycopy(newest, 0, larger.newest, 0, count);
            System.arraycopy(priceMin, 0, larger.priceMin, 0, count);
            System.arraycopy(priceMax, 0, larger.priceMax, 0, count);
            System.arraycopy(units, 0, larger.units, 0, count);
            System.arraycopy(ratingSum, 0, larger.ratingSum, 0, count);
            System.arraycopy(ratingCount, 0, larger.ratingCount, 0, count);
            System.arraycopy(ratingScore, 0, larger.ratingScore, 0, count);
            System.arraycopy(name, 0, larger.name, 0, count);
            System.arraycopy(brand, 0, larger.brand, 0, count);
            System.arraycopy(category, 0, larger.category, 0, count);
            System.arraycopy(moreCategories, 0, larger.moreCategories, 0, count);
            System.arraycopy(terms, 0, larger.terms, 0, count);
            return larger;
        }
    }
}
