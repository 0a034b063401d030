package io.merkato.imports.rows;

import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;

import io.merkato.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a first look at a table found: how many lines each product has, so that a second one knows when it has them all,
 * wherever they stand. Products are held by a hash of their key, since a file may have many.
 */
public final class Outline {

    /** What fits into memory beside a shop that is open. */
    static final int MAX_PRODUCTS = 200_000;

    private final int linesWithoutKeys;
    private final Map<Long, Integer> lines = new HashMap<>();
    private final Map<Long, Long> names = new HashMap<>();

    public Outline() {
        this(0);
    }

    private Outline(int linesWithoutKeys) {
        this.linesWithoutKeys = linesWithoutKeys;
    }

    /** The outline of a file in which each line is a product. */
    public static Outline ofLines(int count) {
        return new Outline(count);
    }

    /** Counts a line of a product. */
    public void add(String key) {
        lines.merge(hash(key), 1, Integer::sum);
        if (lines.size() > MAX_PRODUCTS) {
            throw FILE_TOO_LARGE.because("A table has at most " + MAX_PRODUCTS + " products. Split the file.");
        }
    }

    /** Lets lines with one key belong to the product with the other. */
    public void name(String key, String product) {
        names.put(hash(key), hash(product));
    }

    /** Is called when every line was added. */
    public void complete() {
        names.forEach((key, product) -> {
            Integer further = lines.remove(key);
            if (further != null) {
                lines.merge(product, further, Integer::sum);
            }
        });
    }

    public int rows() {
        return linesWithoutKeys + lines.size();
    }

    public long idOf(String key) {
        long id = hash(key);
        return names.getOrDefault(id, id);
    }

    public int linesOf(long id) {
        return lines.getOrDefault(id, 1);
    }

    public static long hash(String key) {
        return ByteBuffer.wrap(Sha256.of(key)).getLong();
    }
}
