package io.merkato.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a product is being prepared, sold, or no longer sold. Only active products are seen and bought. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED;

    @JsonCreator
    public static ProductStatus of(String text) {
        for (ProductStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw new IllegalArgumentException("is not one of draft, active, archived");
    }

    /** The status as the API writes it, in lower case. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
