package io.merkato.imports.shopify;

import io.merkato.imports.csv.Column;
import java.util.List;

/** The columns of Shopify's product CSV that are read, with their names of 2025 and before. */
enum ShopifyColumn implements Column {
    HANDLE("URL handle|Handle"),
    TITLE("Title"),
    DESCRIPTION("Description|Body (HTML)"),
    VENDOR("Vendor"),
    CATEGORY("Product category"),
    TYPE("Type"),
    TAGS("Tags"),
    PUBLISHED("Published on online store|Published"),
    STATUS("Status"),
    SKU("SKU|Variant SKU"),
    BARCODE("Barcode|Barcodes|Barcode(s)|Variant Barcode"),
    OPTION1_NAME("Option1 name"),
    OPTION1_VALUE("Option1 value"),
    OPTION2_NAME("Option2 name"),
    OPTION2_VALUE("Option2 value"),
    OPTION3_NAME("Option3 name"),
    OPTION3_VALUE("Option3 value"),
    PRICE("Price|Variant Price"),
    COMPARE_AT_PRICE("Compare-at price|Variant Compare At Price"),
    QUANTITY("Inventory quantity|Variant Inventory Qty"),
    IMAGE("Product image URL|Image Src"),
    IMAGE_POSITION("Image position"),
    IMAGE_ALT("Image alt text"),
    VARIANT_IMAGE("Variant image URL|Variant Image");

    /** Names and values of options, in the order of the file. */
    static final List<ShopifyColumn> OPTION_NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);

    static final List<ShopifyColumn> OPTION_VALUES = List.of(OPTION1_VALUE, OPTION2_VALUE, OPTION3_VALUE);

    private final String names;

    /** @param names with bars between them */
    ShopifyColumn(String names) {
        this.names = names;
    }

    @Override
    public List<String> names() {
        return List.of(names.split("\\|"));
    }
}
