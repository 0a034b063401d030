package io.merkato.imports.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, products, counts or reviews, one after the other and in the same order each time. What is wrong with one is a
 * {@link ImportedRow.Refused}; what is wrong with the file is a {@link io.merkato.platform.problem.Problem} or an {@link
 * IOException}.
 */
public interface FileRows {

    /** The next one, null at the end. */
    @Nullable ImportedRow next() throws IOException;
}
