package io.merkato.catalog.names;

/** What a file calls a product. */
public record ProductName(Kind kind, String text) {

    /** What the text is. */
    public enum Kind {
        /** The id of the product, or its slug, or else its handle. */
        ANY,
        /** The handle by which imports know it, or else its slug. */
        HANDLE,
        /** The SKU of one of its variants. */
        SKU
    }
}
