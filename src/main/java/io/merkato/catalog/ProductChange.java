package io.merkato.catalog;

import io.merkato.catalog.rules.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a product. What is null is left as it is, or empty in a new product; what is empty is emptied.
 *
 * @param knownBy how the product is found
 * @param handle the name by which the file knows the product; it is remembered. What stands before a colon tells whose it is
 * @param slug its name in addresses, if it is new; null makes one from the title
 * @param categoryPaths names from the top of the tree downwards, the main category first; what is missing of them is made
 * @param images those that take the place of the present ones; one without an alternative text keeps the present text of
 *     the same address, one with an empty text has none
 * @param withdrawalExempt whether buyers may not withdraw from buying it
 * @param variants those that are made or changed; others stay
 */
public record ProductChange(
        KnownBy knownBy,
        @Nullable String handle,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable List<List<String>> categoryPaths,
        @Nullable List<Image> images,
        AttributeChange attributes,
        @Nullable Boolean withdrawalExempt,
        StatusChange status,
        List<VariantChange> variants) {

    /** How a file tells which product it means. */
    public enum KnownBy {
        /** By its handle alone, or else its slug. SKUs that another product has are refused. */
        HANDLE,
        /** By its SKU alone. A slug that another product has is refused. */
        SKU,
        /** By its handle if there is one, else by any of its SKUs. */
        HANDLE_OR_SKU
    }
}
