package io.merkato.imports.rows;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that files may have. */
public enum ImportFormat {
    NDJSON("ndjson"),
    SHOPIFY_CSV("shopify-csv"),
    WOOCOMMERCE_CSV("woocommerce-csv"),
    /** What was counted, without anything else of products. */
    STOCK_CSV("stock-csv"),
    /** Reviews, each an object of the shop's own members. */
    REVIEWS_NDJSON("reviews-ndjson"),
    /** Reviews out of Judge.me. */
    JUDGEME_CSV("judgeme-csv"),
    /** Reviews out of Shopify's Product Reviews. */
    SHOPIFY_REVIEWS_CSV("shopify-reviews-csv");

    private final String text;

    ImportFormat(String text) {
        this.text = text;
    }

    /** All of them, for a sentence. */
    public static String list() {
        return Arrays.stream(values()).map(ImportFormat::text).collect(Collectors.joining(", "));
    }

    public static Optional<ImportFormat> of(String text) {
        for (ImportFormat format : values()) {
            if (format.text.equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format as the API writes it. */
    @JsonValue
    public String text() {
        return text;
    }
}
