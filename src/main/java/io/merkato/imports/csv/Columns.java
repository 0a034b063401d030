package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in a table the columns are that an import reads. */
final class Columns {

    private final Map<Column, Integer> indexes = new HashMap<>();

    /** Refuses with HEADER_INVALID a column that is there twice: which of them counts cannot be known. */
    static Columns of(Header header, List<? extends Column> wanted) {
        Columns columns = new Columns();
        for (Column column : wanted) {
            List<Integer> found = column.names().stream()
                    .distinct()
                    .flatMap(name -> header.indexesOf(name).stream())
                    .toList();
            if (found.size() > 1) {
                throw HEADER_INVALID.because("Two columns tell the same: " + header.name(found.get(0)) + " and "
                        + header.name(found.get(1)) + ". Remove one.");
            }
            found.forEach(index -> columns.indexes.put(column, index));
        }
        return columns;
    }

    boolean has(Column column) {
        return indexes.containsKey(column);
    }

    /** Where the column is, -1 when it is missing. */
    int indexOf(Column column) {
        return indexes.getOrDefault(column, -1);
    }

    List<Integer> used() {
        return new ArrayList<>(indexes.values());
    }
}
