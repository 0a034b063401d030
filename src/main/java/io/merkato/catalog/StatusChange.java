package io.merkato.catalog;

import io.merkato.catalog.rules.ProductStatus;
import org.jspecify.annotations.Nullable;

/** What a file says of a product's status. */
public enum StatusChange {
    /** Nothing: it stays, and a new product is sold. */
    UNSAID,
    DRAFT,
    ACTIVE,
    ARCHIVED,
    /** It is sold, unless staff have archived it. */
    SHOWN,
    /** It is not sold; what is archived stays so. */
    HIDDEN;

    ProductStatus applied(@Nullable ProductStatus now) {
        return switch (this) {
            case UNSAID -> now == null ? ProductStatus.ACTIVE : now;
            case DRAFT -> ProductStatus.DRAFT;
            case ACTIVE -> ProductStatus.ACTIVE;
            case ARCHIVED -> ProductStatus.ARCHIVED;
            case SHOWN -> now == ProductStatus.ARCHIVED ? now : ProductStatus.ACTIVE;
            case HIDDEN -> now == ProductStatus.ARCHIVED ? now : ProductStatus.DRAFT;
        };
    }
}
