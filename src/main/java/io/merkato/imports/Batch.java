package io.merkato.imports;

import io.merkato.imports.rows.ImportedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that can be written together: not too many, not too large, and no product twice. */
final class Batch {

    private static final int MAX_ROWS = 250;
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final List<ImportedRow> rows = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private int sizeBytes;

    /** Whether the row still fits; an empty batch takes any. */
    boolean takes(ImportedRow row) {
        if (rows.isEmpty()) {
            return true;
        }
        boolean repeats =
                row instanceof ImportedRow.Accepted accepted && accepted.keys().anyMatch(keys::contains);
        return !repeats && rows.size() < MAX_ROWS && sizeBytes + row.sizeBytes() <= MAX_BYTES;
    }

    void add(ImportedRow row) {
        rows.add(row);
        sizeBytes += row.sizeBytes();
        if (row instanceof ImportedRow.Accepted accepted) {
            accepted.keys().forEach(keys::add);
        }
    }

    /** Gives the rows and is empty again. */
    List<ImportedRow> take() {
        List<ImportedRow> taken = List.copyOf(rows);
        rows.clear();
        keys.clear();
        sizeBytes = 0;
        return taken;
    }
}
