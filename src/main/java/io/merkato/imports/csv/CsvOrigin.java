package io.merkato.imports.csv;

import static io.merkato.imports.rows.ImportProblem.FILE_OTHER_FORMAT;

import io.merkato.imports.rows.ImportFormat;
import java.util.List;
import java.util.Optional;

/** Whose export a table is, told by columns that nobody else has. */
public enum CsvOrigin {
    SHOPIFY("Shopify", """
                    URL handle|Handle|Title|Body (HTML)|Vendor|\
                    Product category|Published on online store|Option1 name|Option1 value|Price|\
                    Compare-at price|Inventory quantity|Product image URL|Image alt text|Variant SKU|\
                    Variant Price|Variant Inventory Qty|Image Src"""),
    WOOCOMMERCE("WooCommerce", """
                    Regular price|Is featured?|Visibility in catalog|Short description|In stock?|\
                    Sold individually?|Backorders allowed?|Attribute 1 name|Attribute 1 value(s)|Parent|\
                    Upsells|Cross-sells|Low stock amount|Published|GTIN, UPC, EAN, or ISBN|\
                    Tax status"""),
    BIGCOMMERCE("BigCommerce", """
                    Item|Item Type|Product ID|Product Name|Product Type|\
                    Product Code/SKU|Brand ID|Brand Name|Inventory Tracking|Current Stock|\
                    Low Stock|Current Stock Level|Cost Price|Retail Price|Product Visible?|\
                    Allow Purchases?|Options|Channels|Product UPC/EAN"""),
    ADOBE_COMMERCE("Adobe Commerce (Magento)", """
                    attribute_set_code|product_type|product_websites|store_view_code|url_key|\
                    additional_attributes|configurable_variations|product_online"""),
    STOCK("a stock-take", "variantId|sku|onHand|lowStockThreshold"),
    JUDGE_ME("Judge.me", """
                    review_date|curated|reviewer_name|reviewer_email|reply_date|picture_urls|\
                    ip_address|metaobject_handle"""),
    SHOPIFY_REVIEWS("Shopify's product reviews", "product_handle|state|author|email|created_at|replied_at");

    /** One column may have such a name by chance. */
    private static final int CERTAIN = 2;

    private final String text;
    private final String columns;

    /** @param columns with bars between them */
    CsvOrigin(String text, String columns) {
        this.text = text;
        this.columns = columns;
    }

    /** The origin with most of its columns in the header, if there are enough to be certain. */
    static Optional<CsvOrigin> of(Header header) {
        CsvOrigin best = SHOPIFY;
        for (CsvOrigin origin : values()) {
            if (origin.in(header) > best.in(header)) {
                best = origin;
            }
        }
        return best.in(header) >= CERTAIN ? Optional.of(best) : Optional.empty();
    }

    /** Refuses with FILE_OTHER_FORMAT a header that is certain to be of another origin. */
    void requireIn(Header header) {
        of(header).filter(found -> found != this).ifPresent(other -> {
            throw FILE_OTHER_FORMAT.because(
                    "The columns are those of " + other.text + ". "
                            + other.format()
                                    .map(known -> "Send the file as " + known.text() + ".")
                                    .orElse(
                                            "There is no import for it: make a file of the columns of Shopify or WooCommerce."));
        });
    }

    /** How many of the columns are known from anywhere. */
    static long knownNames(Header header) {
        long known = 0;
        for (CsvOrigin origin : values()) {
            known += origin.in(header);
        }
        return known;
    }

    private long in(Header header) {
        return header.count(List.of(columns.split("\\|")));
    }

    /** The name as people write it. */
    public String text() {
        return text;
    }

    /** The format that reads it, if there is one. */
    public Optional<ImportFormat> format() {
        return switch (this) {
            case SHOPIFY -> Optional.of(ImportFormat.SHOPIFY_CSV);
            case WOOCOMMERCE -> Optional.of(ImportFormat.WOOCOMMERCE_CSV);
            case STOCK -> Optional.of(ImportFormat.STOCK_CSV);
            case JUDGE_ME -> Optional.of(ImportFormat.JUDGEME_CSV);
            case SHOPIFY_REVIEWS -> Optional.of(ImportFormat.SHOPIFY_REVIEWS_CSV);
            case BIGCOMMERCE, ADOBE_COMMERCE -> Optional.empty();
        };
    }
}
