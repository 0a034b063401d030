package io.merkato.imports.rows;

/** What an import may leave out of a product that it writes. The names are codes of the API. */
public enum ImportWarning {
    /** A column with values is of no use here. Said once for each column of a file. */
    COLUMN_IGNORED,
    /** A value could not be used. */
    VALUE_IGNORED,
    /** A barcode is no GTIN. */
    BARCODE_UNREADABLE,
    /** The product is on sale in the file's shop but not seen there by everybody; here it is a draft. */
    NOT_LISTED,
    /** How many there are is not said. */
    STOCK_UNKNOWN,
    /** A line changed a product that an earlier line of the file had written. */
    REPEATED,
    /** The review was here and was removed. It stays so. */
    REVIEW_REMOVED;

    public RowNote at(long line, String detail) {
        return new RowNote(line, name(), detail);
    }
}
