package io.merkato.search.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a dictionary (the root of the Unicode Collation Algorithm: Ä with A and É with E), as a number for each product
 * that grows with its title. Products that come later get numbers between; when too many have come, all are numbered anew.
 * One thread uses it; lists read the numbers alone.
 */
final class NameOrder {

    /** Room between two neighbours. */
    private static final long GAP = 1L << 24;

    /** After so many that came later, numbering anew is cheaper than finding a place for each. */
    private static final int MOST_BETWEEN = 2000;

    private final Columns columns;
    private final RuleBasedCollator collator;

    /** Places in the order of their titles, as numbered last. */
    private volatile int[] sorted = {};

    private int between;

    NameOrder(Columns columns) {
        this.columns = columns;
        this.collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
    }

    /** Numbers all products. */
    void number() {
        Columns.Table table = columns.now();
        List<Keyed> keyed = new ArrayList<>(table.count);
        for (int place = 0; place < table.count; place++) {
            if (table.state[place] != Columns.GONE) {
                keyed.add(new Keyed(key(title(table, place)), place));
            }
        }
        keyed.sort(Comparator.naturalOrder());
        int[] order = new int[keyed.size()];
        long number = 0;
        byte[] last = {};
        for (int i = 0; i < order.length; i++) {
            Keyed next = keyed.get(i);
            number += i == 0 || Arrays.equals(last, next.key()) ? 0 : GAP;
            last = next.key();
            order[i] = next.place();
            table.name[next.place()] = number;
        }
        sorted = order;
        between = 0;
    }

    /** Gives a product that is new, or has a new title, its number. */
    void place(int place) {
        Columns.Table table = columns.now();
        between++;
        if (between > MOST_BETWEEN) {
            return;
        }
        byte[] key = key(title(table, place));
        int[] others = Arrays.stream(sorted).filter(other -> other != place).toArray();
        insert(table, others, place, key, search(table, others, key));
    }

    /** The first whose title is not before the key. */
    private int search(Columns.Table table, int[] order, byte[] key) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(key(title(table, order[middle])), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts a place into the order, where it lies halfway between its neighbours. */
    private void insert(Columns.Table table, int[] others, int place, byte[] key, int at) {
        long before = at == 0 ? firstNumber(table, others) - 2 * GAP : table.name[others[at - 1]];
        boolean isSame = at < others.length && compare(key(title(table, others[at])), key) == 0;
        long behind = at < others.length ? table.name[others[at]] : before + 2 * GAP;
        if (isSame) {
            table.name[place] = behind;
        } else if (behind - before < 2) {
            between = MOST_BETWEEN + 1;
            return;
        } else {
            table.name[place] = before + (behind - before) / 2;
        }
        int[] order = new int[others.length + 1];
        System.arraycopy(others, 0, order, 0, at);
        order[at] = place;
        System.arraycopy(others, at, order, at + 1, others.length - at);
        sorted = order;
    }

    private static long firstNumber(Columns.Table table, int[] order) {
        return order.length == 0 ? 0 : table.name[order[0]];
    }

    /** Whether products have no number yet, so that all have to be numbered anew. */
    boolean isWorn() {
        return between > MOST_BETWEEN;
    }

    /** Where a title stands, or would stand. Any thread may ask; it may be a little off while products change. */
    long numberOf(String title) {
        Columns.Table table = columns.now();
        int[] order = sorted;
        byte[] key = key(title);
        int low = search(table, order, key);
        if (low == order.length) {
            return order.length == 0 ? 0 : table.name[order[low - 1]] + GAP;
        }
        long number = table.name[order[low]];
        return compare(key(title(table, order[low])), key) == 0 ? number : number - 1;
    }

    private String title(Columns.Table table, int place) {
        return columns.cards.get(table.card[place]).title();
    }

    private byte[] key(String title) {
        RawCollationKey key = collator.getRawCollationKey(title, null);
        return Arrays.copyOf(key.bytes, key.size);
    }

    private static int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone
    private record Keyed(byte[] key, int place) implements Comparable<Keyed> {

        @Override
        public int compareTo(Keyed other) {
            return compare(key, other.key);
        }
    }
}
