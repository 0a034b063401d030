package io.merkato.imports.reviews;

import io.merkato.catalog.names.ProductName;
import io.merkato.imports.rows.Invalid;
import io.merkato.platform.text.Text;
import io.merkato.reviews.ReviewStatus;
import org.jspecify.annotations.Nullable;

/** A line of NDJSON: a review. Absent and null are the same. */
record NdjsonReview(
        @Nullable String id,
        @Nullable String product,
        @Nullable String sku,
        @Nullable Integer rating,
        @Nullable String title,
        @Nullable String body,
        @Nullable String author,
        @Nullable String email,
        @Nullable String createdAt,
        @Nullable String answer,
        @Nullable String answeredAt,
        @Nullable String status) {

    ReviewDraft draft() {
        return new ReviewDraft(
                id, name(), rating, title, body, author, email, createdAt, answer, answeredAt, reviewStatus());
    }

    private ProductName name() {
        if (product != null && sku != null) {
            throw Invalid.at("/sku", "NOT_BOTH", "is not said together with the product");
        }
        return sku == null
                ? new ProductName(ProductName.Kind.ANY, product == null ? "" : Text.trimmed(product))
                : new ProductName(ProductName.Kind.SKU, Text.trimmed(sku));
    }

    private ReviewStatus reviewStatus() {
        return switch (status == null ? "published" : status) {
            case "published" -> ReviewStatus.PUBLISHED;
            case "pending" -> ReviewStatus.PENDING;
            case "rejected" -> ReviewStatus.REJECTED;
            default -> throw Invalid.at("/status", "INVALID_VALUE", "is published, pending or rejected");
        };
    }

    @Override
    public String toString() {
        return "NdjsonReview[]";
    }
}
