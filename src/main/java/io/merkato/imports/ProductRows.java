package io.merkato.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The products of a file, one after the other. What is wrong with a product is a {@link ImportedRow.Refused}; what is
 * wrong with the file is a {@link io.merkato.platform.problem.Problem} or an {@link IOException}.
 */
interface ProductRows {

    /** The next product, null at the end. */
    @Nullable ImportedRow next() throws IOException;

    /** Passes over a product, which is cheaper than reading it; false at the end. */
    boolean skip() throws IOException;
}
