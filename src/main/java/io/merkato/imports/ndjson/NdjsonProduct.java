package io.merkato.imports.ndjson;

import io.merkato.catalog.AttributeChange;
import io.merkato.catalog.ProductChange;
import io.merkato.catalog.StatusChange;
import io.merkato.catalog.VariantChange;
import io.merkato.catalog.rules.Image;
import io.merkato.imports.rows.Gtins;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import io.merkato.kernel.Money;
import io.merkato.platform.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A line of NDJSON: a product with one variant. Absent members leave what is there, null empties it. */
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
        @Nullable Map<String, Object> attributes,
        @Nullable Boolean withdrawalExempt) {

    private static final Set<String> OWN_ATTRIBUTES = Set.of("model", "released");

    /**
     * The product in the shop's currency, unless the line names another. What the catalogue checks is left to it.
     *
     * @param named the members that the line has: null is not the same as absent
     * @param ignored is told what is left out, and why
     */
    ProductChange toChange(String shopCurrency, Set<String> named, BiConsumer<ImportWarning, String> ignored) {
        requireNoNull(named);
        if (sku == null) {
            throw Invalid.at("/sku", "REQUIRED", "is required");
        }
        String address = slug == null ? null : Text.trimmed(slug);
        return new ProductChange(
                ProductChange.KnownBy.SKU,
                address,
                address,
                title,
                named.contains("description") ? Objects.requireNonNullElse(description, "") : null,
                named.contains("brand") ? (brand == null || Text.isBlank(brand) ? "" : brand) : null,
                named.contains("category") ? categoryPaths() : null,
                named.contains("images") ? checkedImages() : null,
                attributeChange(named),
                withdrawalExempt,
                StatusChange.UNSAID,
                List.of(variant(Text.trimmed(sku), shopCurrency, named, ignored)));
    }

    private void requireNoNull(Set<String> named) {
        if (title == null && named.contains("title")) {
            throw Invalid.at("/title", "REQUIRED", "must not be null");
        }
        if (priceMinor == null && named.contains("priceMinor")) {
            throw Invalid.at("/priceMinor", "REQUIRED", "must not be null");
        }
    }

    private VariantChange variant(
            String sku, String shopCurrency, Set<String> named, BiConsumer<ImportWarning, String> ignored) {
        String priceCurrency = currency == null ? shopCurrency : currency;
        Money compareAt = compareAtPriceMinor == null
                ? Money.zero(shopCurrency)
                : money("/compareAtPriceMinor", compareAtPriceMinor, priceCurrency);
        return new VariantChange(
                sku,
                sku,
                null,
                priceMinor == null ? null : money("/priceMinor", priceMinor, priceCurrency),
                named.contains("compareAtPriceMinor") ? compareAt : null,
                named.contains("gtins") ? gtin(ignored) : null,
                stock,
                null);
    }

    private static Money money(String pointer, long amount, String currency) {
        if (amount < 0 || amount > Money.MAX_AMOUNT) {
            throw Invalid.at(pointer, "OUT_OF_RANGE", "is 0 to " + Money.MAX_AMOUNT);
        }
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException e) {
            throw Invalid.at("/currency", "INVALID_CURRENCY", "is not a code of ISO 4217");
        }
    }

    private @Nullable String gtin(BiConsumer<ImportWarning, String> ignored) {
        List<String> given = gtins == null ? List.of() : gtins;
        return Gtins.first(given.stream().filter(Objects::nonNull).toList(), ignored);
    }

    private List<List<String>> categoryPaths() {
        List<String> path = category == null
                ? List.of()
                : Arrays.stream(category.split("/"))
                        .map(Text::trimmed)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return path.isEmpty() ? List.of() : List.of(path);
    }

    private List<Image> checkedImages() {
        List<Image> given = images == null ? List.of() : images;
        for (int i = 0; i < given.size(); i++) {
            if (isIncomplete(given.get(i))) {
                throw Invalid.at("/images/" + i, "REQUIRED", "needs an address");
            }
        }
        return given;
    }

    // JSON can hold null where the type cannot.
    @SuppressWarnings("ConstantValue")
    private static boolean isIncomplete(@Nullable Image image) {
        return image == null || (Object) image.url() == null;
    }

    /** Model and date have members of their own, which may be absent where attributes are not. */
    private AttributeChange attributeChange(Set<String> named) {
        Map<String, Object> all = new LinkedHashMap<>(attributes == null ? Map.of() : attributes);
        all.forEach((name, value) -> {
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw Invalid.at("/attributes/" + name, "OUT_OF_RANGE", "is too large a number");
            }
        });
        if (model != null && !Text.isBlank(model)) {
            all.putIfAbsent("model", model);
        }
        if (releasedAt != null) {
            all.put("released", releasedOn(releasedAt).toString());
        }
        Set<String> own = new HashSet<>(OWN_ATTRIBUTES);
        if (named.contains("attributes")) {
            own.removeIf(name -> named.contains(name.equals("released") ? "releasedAt" : name));
            return AttributeChange.allBut(own, all);
        }
        own.removeIf(name -> !named.contains(name.equals("released") ? "releasedAt" : name));
        return AttributeChange.only(all, own);
    }

    /** A time has its date where it was written down. */
    private static LocalDate releasedOn(String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw Invalid.at("/releasedAt", "INVALID_TIME", "is no time such as 2024-05-31T00:00:00Z");
        }
    }
}
