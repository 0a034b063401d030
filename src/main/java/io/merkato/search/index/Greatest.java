package io.merkato.search.index;

import java.util.Arrays;

/** The greatest of many numbers, without sorting them all. */
final class Greatest {

    private Greatest() {}

    /** The greatest of the first so many numbers, in ascending order. */
    static long[] of(long[] numbers, int count, int most) {
        if (count <= most) {
            long[] all = Arrays.copyOf(numbers, count);
            Arrays.sort(all);
            return all;
        }
        long[] kept = new long[most * 2];
        int size = 0;
        long least = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            if (numbers[i] > least || size < most) {
                kept[size++] = numbers[i];
                if (size == kept.length) {
                    Arrays.sort(kept);
                    System.arraycopy(kept, most, kept, 0, most);
                    size = most;
                    least = kept[0];
                }
            }
        }
        Arrays.sort(kept, 0, size);
        return Arrays.copyOfRange(kept, Math.max(0, size - most), size);
    }
}
