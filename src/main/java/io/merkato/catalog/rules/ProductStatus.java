package io.merkato.catalog.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** Whether a product is being prepared, sold, or no longer sold. Only active products are seen and bought. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED;

    @JsonCreator
    public static ProductStatus of(String text) {
        return ApiName.parse(ProductStatus.class, text);
    }

    /** The status as the API writes it, in lower case. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
