package io.merkato.imports.csv;

import io.merkato.catalog.ProductChange;
import java.util.List;

/** The lines of a table that are one product, as a format reads them. */
public interface CsvProduct {

    /** Of the lines, those that are variants, in their order. */
    List<CsvRow> variantRows();

    /** What the lines say of the product. Refuses what they cannot mean. */
    ProductChange toChange();
}
