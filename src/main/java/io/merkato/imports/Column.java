package io.merkato.imports;

import java.util.List;

/** A column of a table that an import reads. */
interface Column {

    /** The names that it may have, the newest first. */
    List<String> names();
}
