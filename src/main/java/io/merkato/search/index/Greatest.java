package io.merkato.search.index;

import java.util.Arrays;

/** The greatest of many numbers, without keeping or sorting them all. */
final class Greatest {

    private final int most;
    private final long[] kept;
    private int size;
    private long least = Long.MIN_VALUE;

    /** @param most how many of them */
    Greatest(int most) {
        this.most = most;
        this.kept = new long[most * 2];
    }

    void offer(long number) {
        if (number > least || size < most) {
            kept[size++] = number;
            if (size == kept.length) {
                Arrays.sort(kept);
                System.arraycopy(kept, most, kept, 0, most);
                size = most;
                least = kept[0];
            }
        }
    }

    /** In ascending order. */
    long[] sorted() {
        Arrays.sort(kept, 0, size);
        return Arrays.copyOfRange(kept, Math.max(0, size - most), size);
    }
}
