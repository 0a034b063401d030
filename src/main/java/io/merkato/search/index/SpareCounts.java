package io.merkato.search.index;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Lends arrays of zeros to count in. There are as many terms as products, or more, and a search meets few of them: a new array
 * for each search would be most of its garbage.
 */
final class SpareCounts {

    /** Terms come one by one. */
    private static final int ROOM = 1 << 12;

    private final Queue<int[]> spare =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    /** An array of at least this size, for its borrower alone. */
    int[] borrow(int size) {
        int[] counts = spare.poll();
        return counts == null || counts.length < size ? new int[size + ROOM] : counts;
    }

    /** Takes an array back that has nothing but zeros again. */
    void giveBack(int[] counts) {
        spare.offer(counts);
    }
}
