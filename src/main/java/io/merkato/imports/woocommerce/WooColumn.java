package io.merkato.imports.woocommerce;

import io.merkato.imports.csv.Column;
import java.util.List;

/** The columns of WooCommerce's product CSV that are read, but for attributes. */
enum WooColumn implements Column {
    ID("ID"),
    TYPE("Type"),
    SKU("SKU"),
    GTIN("GTIN, UPC, EAN, or ISBN"),
    NAME("Name"),
    PUBLISHED("Published"),
    VISIBILITY("Visibility in catalog"),
    SHORT_DESCRIPTION("Short description"),
    DESCRIPTION("Description"),
    SALE_STARTS("Date sale price starts"),
    SALE_ENDS("Date sale price ends"),
    IN_STOCK("In stock?"),
    STOCK("Stock"),
    LOW_STOCK("Low stock amount"),
    SALE_PRICE("Sale price"),
    REGULAR_PRICE("Regular price"),
    CATEGORIES("Categories"),
    TAGS("Tags"),
    IMAGES("Images"),
    PARENT("Parent"),
    BRANDS("Brands");

    private final String text;

    WooColumn(String text) {
        this.text = text;
    }

    @Override
    public List<String> names() {
        return List.of(text);
    }

    /** Name and values of an attribute; there may be many. */
    record Attribute(int number, boolean isName) implements Column {

        @Override
        public List<String> names() {
            return List.of("Attribute " + number + (isName ? " name" : " value(s)"));
        }
    }
}
