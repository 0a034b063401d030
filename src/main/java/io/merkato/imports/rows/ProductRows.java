package io.merkato.imports.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The products of a file, one after the other and in the same order each time. What is wrong with a product is a {@link
 * ImportedRow.Refused}; what is wrong with the file is a {@link io.merkato.platform.problem.Problem} or an {@link
 * IOException}.
 */
public interface ProductRows {

    /** The next product, null at the end. */
    @Nullable ImportedRow next() throws IOException;
}
