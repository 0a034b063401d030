package io.merkato.search.index;

import io.merkato.search.columns.Terms;
import io.merkato.search.text.IntList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How many of the products that were found have each term. Where there are very many, some of them speak for all. */
final class TermCounts implements AutoCloseable {

    /** Of so many products each is counted, of more about so many are drawn. */
    private static final int MOST_DRAWN = 5_000;

    // Not each n-th: products that were made in turns stand in turns.
    private static final int SCATTER = 0x9E3779B9;
    private static final long ALL = 1L << 32;

    private final Terms terms;
    private final SpareCounts spare;
    private final int[] counts;
    private int[] counted = new int[256];
    private int countedTerms;
    private int found;
    private int drawn;

    private TermCounts(Terms terms, SpareCounts spare) {
        this.terms = terms;
        this.spare = spare;
        this.counts = spare.borrow(terms.count());
    }

    /**
     * Counts the terms of products.
     *
     * @param found the places of the products
     * @param termsOf the terms of the product at each place
     */
    static TermCounts of(IntList found, int[][] termsOf, Terms terms, SpareCounts spare) {
        TermCounts counts = new TermCounts(terms, spare);
        counts.found = found.count();
        long below = counts.found <= MOST_DRAWN ? ALL : ALL * MOST_DRAWN / counts.found;
        found.forEach(place -> {
            if (Integer.toUnsignedLong(place * SCATTER) < below) {
                counts.drawn++;
                counts.count(termsOf[place]);
            }
        });
        return counts;
    }

    private void count(int[] some) {
        for (int term : some) {
            // Of terms that came after the counting began some are left out.
            if (term < counts.length && counts[term]++ == 0) {
                counted = countedTerms == counted.length ? Arrays.copyOf(counted, countedTerms * 2) : counted;
                counted[countedTerms++] = term;
            }
        }
    }

    /** How many products were looked at. */
    int drawn() {
        return drawn;
    }

    /** How many of the products that were found have a term, as far as those that were looked at tell. */
    int of(int term) {
        return drawn == found ? counts[term] : (int) ((long) counts[term] * found / drawn);
    }

    /** The terms that were met, by the numbers of their names. */
    Map<Integer, int[]> byName() {
        int[] sizes = new int[terms.nameCount()];
        for (int i = 0; i < countedTerms; i++) {
            sizes[terms.nameOf(counted[i])]++;
        }
        int[][] byName = new int[sizes.length][];
        for (int i = 0; i < countedTerms; i++) {
            int name = terms.nameOf(counted[i]);
            byName[name] = byName[name] == null ? new int[sizes[name]] : byName[name];
            byName[name][--sizes[name]] = counted[i];
        }
        Map<Integer, int[]> met = new HashMap<>();
        for (int name = 0; name < byName.length; name++) {
            if (byName[name] != null) {
                met.put(name, byName[name]);
            }
        }
        return met;
    }

    /** It counts nothing any more. */
    @Override
    public void close() {
        for (int i = 0; i < countedTerms; i++) {
            counts[counted[i]] = 0;
        }
        spare.giveBack(counts);
    }
}
