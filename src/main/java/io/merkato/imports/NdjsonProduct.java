package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.Image;
import io.merkato.catalog.ProductDraft;
import io.merkato.catalog.ProductStatus;
import io.merkato.catalog.VariantDraft;
import io.merkato.platform.money.Money;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of NDJSON: a product with one variant. */
record NdjsonProduct(
        @Nullable String sku,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String model,
        @Nullable String brand,
        @Nullable String description,
        @Nullable String category,
        @Nullable Long priceMinor,
        @Nullable Long compareAtPriceMinor,
        @Nullable String currency,
        @Nullable Integer stock,
        @Nullable List<String> gtins,
        @Nullable List<Image> images,
        @Nullable String releasedAt,
        @Nullable Map<String, Object> attributes) {

    /** The product in the shop's currency, unless the line names another. What the catalogue checks is left to it. */
    ProductDraft toDraft(String shopCurrency) {
        if (sku == null) {
            throw invalid("/sku", "REQUIRED", "is required");
        }
        if (title == null) {
            throw invalid("/title", "REQUIRED", "is required");
        }
        if (priceMinor == null) {
            throw invalid("/priceMinor", "REQUIRED", "is required");
        }
        String priceCurrency = currency == null ? shopCurrency : currency;
        VariantDraft variant = new VariantDraft(
                sku,
                null,
                Map.of(),
                money("/priceMinor", priceMinor, priceCurrency),
                compareAtPriceMinor == null ? null : money("/compareAtPriceMinor", compareAtPriceMinor, priceCurrency),
                firstGtin(),
                null,
                stock,
                null);
        return new ProductDraft(
                slug,
                title,
                description == null ? "" : description,
                brand == null || Text.isBlank(brand) ? null : brand,
                List.of(),
                categoryPath(),
                checkedImages(),
                allAttributes(),
                ProductStatus.ACTIVE,
                List.of(variant));
    }

    private static Money money(String pointer, long amount, String currency) {
        if (amount < 0 || amount > Money.MAX_AMOUNT) {
            throw invalid(pointer, "OUT_OF_RANGE", "is 0 to " + Money.MAX_AMOUNT);
        }
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException e) {
            throw invalid("/currency", "INVALID_CURRENCY", "is not a code of ISO 4217");
        }
    }

    private @Nullable String firstGtin() {
        return gtins == null
                ? null
                : gtins.stream()
                        .filter(Objects::nonNull)
                        .filter(Gtins::isValid)
                        .findFirst()
                        .orElse(null);
    }

    private List<String> categoryPath() {
        return category == null
                ? List.of()
                : Arrays.stream(category.split("/"))
                        .map(Text::trimmed)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private List<Image> checkedImages() {
        List<Image> given = images == null ? List.of() : images;
        for (int i = 0; i < given.size(); i++) {
            if (isIncomplete(given.get(i))) {
                throw invalid("/images/" + i, "REQUIRED", "needs an address");
            }
        }
        return given;
    }

    // JSON can hold null where the type cannot.
    @SuppressWarnings("ConstantValue")
    private static boolean isIncomplete(@Nullable Image image) {
        return image == null || (Object) image.url() == null;
    }

    private Map<String, Object> allAttributes() {
        Map<String, Object> all = new LinkedHashMap<>(attributes == null ? Map.of() : attributes);
        all.forEach((name, value) -> {
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw invalid("/attributes/" + name, "OUT_OF_RANGE", "is too large a number");
            }
        });
        if (model != null && !Text.isBlank(model)) {
            all.putIfAbsent("model", model);
        }
        if (releasedAt != null) {
            all.put("released", releasedOn(releasedAt).toString());
        }
        return all;
    }

    /** A time has its date where it was written down. */
    private static LocalDate releasedOn(String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw invalid("/releasedAt", "INVALID_TIME", "is no time such as 2024-05-31T00:00:00Z");
        }
    }

    private static Problem invalid(String pointer, String code, String detail) {
        return VALIDATION_FAILED
                .because("See errors for the values to change.")
                .at(List.of(new FieldError(pointer, code, detail)));
    }
}
