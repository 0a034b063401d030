package io.merkato.imports.rows;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The formats that files may have. */
public enum ImportFormat {
    NDJSON("ndjson"),
    SHOPIFY_CSV("shopify-csv"),
    WOOCOMMERCE_CSV("woocommerce-csv"),
    /** What was counted, without anything else of products. */
    STOCK_CSV("stock-csv");

    private final String text;

    ImportFormat(String text) {
        this.text = text;
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
