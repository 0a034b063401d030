package io.merkato.imports.csv;

import java.util.List;

/** A column of a table that an import reads. */
public interface Column {

    /** The names that it may have, the newest first. */
    List<String> names();
}
