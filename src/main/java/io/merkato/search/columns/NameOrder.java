package io.merkato.search.columns;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The order of a dictionary (the root of the Unicode Collation Algorithm: Ä with A and É with E), as a number for each product
 * that grows with its title. Products that come later get numbers between; when there is no room left, all are numbered anew.
 * One thread numbers, any may ask where a title stands.
 */
final class NameOrder {

    /** Room between two neighbours; a million of them are well within a long. */
    private static final long GAP = 1L << 40;

    private final Columns columns;
    private final RuleBasedCollator collator;

    /** Places in the order of their titles. */
    private volatile int[] sorted = {};

    private boolean isWorn;

    NameOrder(Columns columns) {
        this.columns = columns;
        // Only a frozen one may be used by several threads.
        this.collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT).freeze();
    }

    /** Numbers all products. Lists see the old numbers until all the new ones are there. */
    void number() {
        Columns.Table table = columns.now();
        List<Keyed> keyed = new ArrayList<>(table.count);
        for (int place = 0; place < table.count; place++) {
            if (table.state[place] != Columns.GONE) {
                keyed.add(new Keyed(key(title(place)), place));
            }
        }
        keyed.sort(Comparator.naturalOrder());
        int[] order = new int[keyed.size()];
        long[] numbers = new long[table.name.length];
        long number = 0;
        for (int i = 0; i < order.length; i++) {
            number += i == 0 || keyed.get(i).compareTo(keyed.get(i - 1)) == 0 ? 0 : GAP;
            order[i] = keyed.get(i).place();
            numbers[order[i]] = number;
        }
        table.name = numbers;
        sorted = order;
        isWorn = false;
    }

    /** Gives products that are new, or have a new title, their numbers: all that come together in one go over the others. */
    void place(Set<Integer> places) {
        if (places.isEmpty()) {
            return;
        }
        Columns.Table table = columns.now();
        int[] others =
                Arrays.stream(sorted).filter(other -> !places.contains(other)).toArray();
        List<Keyed> fresh = places.stream()
                .map(place -> new Keyed(key(title(place)), place))
                .sorted()
                .toList();
        int[] order = new int[others.length + fresh.size()];
        int copied = 0;
        for (int i = 0; i < fresh.size(); ) {
            int at = search(others, fresh.get(i).key());
            int end = i + 1;
            while (end < fresh.size() && search(others, fresh.get(end).key()) == at) {
                end++;
            }
            System.arraycopy(others, copied, order, copied + i, at - copied);
            copied = at;
            insert(table, others, at, fresh.subList(i, end));
            for (; i < end; i++) {
                order[copied + i] = fresh.get(i).place();
            }
        }
        System.arraycopy(others, copied, order, copied + fresh.size(), others.length - copied);
        sorted = order;
    }

    /** Numbers those that come between two neighbours. One with the title of the neighbour behind it has its number. */
    private void insert(Columns.Table table, int[] others, int at, List<Keyed> fresh) {
        long step = GAP;
        long number;
        if (at == 0) {
            number = (others.length == 0 ? 0 : table.name[others[0]]) - GAP * (fresh.size() + 1L);
        } else {
            number = table.name[others[at - 1]];
            if (at < others.length) {
                step = (table.name[others[at]] - number) / (fresh.size() + 1);
                isWorn |= step == 0;
            }
        }
        for (int i = 0; i < fresh.size(); i++) {
            Keyed next = fresh.get(i);
            boolean isSame = i > 0 && next.compareTo(fresh.get(i - 1)) == 0;
            number += isSame ? 0 : step;
            boolean isBehind = at < others.length && compare(key(title(others[at])), next.key()) == 0;
            table.name[next.place()] = isBehind ? table.name[others[at]] : number;
        }
    }

    /** The first whose title is not before the key. */
    private int search(int[] order, byte[] key) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(key(title(order[middle])), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether there was no room left between two neighbours, so that some stand beside each other in any order. */
    boolean isWorn() {
        return isWorn;
    }

    /** Where a title stands, or would stand. Any thread may ask; it may be a little off while products change. */
    long numberOf(String title) {
        // In this order: whatever is sorted is within the table as it is afterwards.
        int[] order = sorted;
        Columns.Table table = columns.now();
        byte[] key = key(title);
        int at = search(order, key);
        if (at == order.length) {
            return order.length == 0 ? 0 : table.name[order[at - 1]] + 1;
        }
        long number = table.name[order[at]];
        return compare(key(title(order[at])), key) == 0 ? number : number - 1;
    }

    private String title(int place) {
        return columns.cards.of(place).title();
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
