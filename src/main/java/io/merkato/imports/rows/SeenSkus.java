package io.merkato.imports.rows;

import io.merkato.catalog.ProductChange;
import org.jspecify.annotations.Nullable;

/**
 * Which product of a file had a SKU first. A file may have very many, so they are held by their hashes in plain arrays, with
 * some 30 bytes for each.
 */
final class SeenSkus {

    private static final int FIRST_PLACES = 1024;

    /** Of the SKU in each place; 0 where there is none. The arrays are one table. */
    private long[] skus = new long[FIRST_PLACES];

    private int[] lines = new int[FIRST_PLACES];
    private int[] handles = new int[FIRST_PLACES];
    private int[] titles = new int[FIRST_PLACES];
    private int size;

    int size() {
        return size;
    }

    /** Where the SKU was seen, null if it was not. */
    @Nullable Seen get(String sku) {
        int place = place(hash(sku));
        return skus[place] == 0 ? null : new Seen(lines[place], handles[place], titles[place]);
    }

    /** Remembers a SKU that was not seen yet. */
    void add(String sku, Seen seen) {
        if (size >= skus.length / 4 * 3) {
            grow();
        }
        put(hash(sku), seen);
        size++;
    }

    private void put(long hash, Seen seen) {
        int place = place(hash);
        skus[place] = hash;
        lines[place] = seen.line();
        handles[place] = seen.handle();
        titles[place] = seen.title();
    }

    /** The place that has the hash, or the free one where it belongs. */
    private int place(long hash) {
        int mask = skus.length - 1;
        int place = (int) hash & mask;
        while (skus[place] != 0 && skus[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldSkus = skus;
        int[] oldLines = lines;
        int[] oldHandles = handles;
        int[] oldTitles = titles;
        skus = new long[oldSkus.length * 2];
        lines = new int[skus.length];
        handles = new int[skus.length];
        titles = new int[skus.length];
        for (int i = 0; i < oldSkus.length; i++) {
            if (oldSkus[i] != 0) {
                put(oldSkus[i], new Seen(oldLines[i], oldHandles[i], oldTitles[i]));
            }
        }
    }

    private static long hash(String sku) {
        long hash = Outline.hash(sku);
        return hash == 0 ? 1 : hash;
    }

    /**
     * A product, as far as telling it from others needs it.
     *
     * @param handle a hash, 0 for what is not said
     * @param title a hash, 0 for what is not said
     */
    record Seen(int line, int handle, int title) {

        static Seen of(long line, ProductChange change) {
            return new Seen(Math.toIntExact(line), hashOf(change.handle()), hashOf(change.title()));
        }

        /** Whether the change may be of the same product: nothing of what both say differs. */
        boolean isOf(ProductChange change) {
            return agree(handle, hashOf(change.handle())) && agree(title, hashOf(change.title()));
        }

        private static int hashOf(@Nullable String text) {
            return text == null ? 0 : text.hashCode();
        }

        private static boolean agree(int one, int other) {
            return one == other || one == 0 || other == 0;
        }
    }
}
