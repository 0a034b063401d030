package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.Options;
import io.merkato.catalog.rules.ProductDraft;
import io.merkato.catalog.rules.VariantDraft;
import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import io.merkato.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A product as it is and what a file says of it, made into the product as it shall be. */
final class MergeProduct {

    private final ProductChange change;
    private final @Nullable Product product;
    private final String currency;
    private final UnaryOperator<String> freeSku;
    private final List<FieldError> missing = new ArrayList<>();

    /** @param freeSku gives for a made SKU one that nobody has */
    private MergeProduct(
            ProductChange change, @Nullable Product product, String currency, UnaryOperator<String> freeSku) {
        this.change = change;
        this.product = product;
        this.currency = currency;
        this.freeSku = freeSku;
    }

    /** Refuses with VALIDATION_FAILED what a new product or variant cannot do without. */
    static Merged of(ProductChange change, @Nullable Product product, String currency, UnaryOperator<String> freeSku) {
        MergeProduct merging = new MergeProduct(change, product, currency, freeSku);
        Merged merged = merging.merge();
        if (!merging.missing.isEmpty()) {
            throw VALIDATION_FAILED.because("See errors for the values to add.").at(merging.missing);
        }
        return merged;
    }

    private Merged merge() {
        List<Product.Variant> present = product == null ? List.of() : product.variants();
        List<Product.@Nullable Variant> matches = MatchVariants.of(change.variants(), present);
        List<VariantPlan> variants = variants(matches, present);
        return new Merged(draft(variants.stream().map(VariantPlan::draft).toList()), variants);
    }

    private ProductDraft draft(List<VariantDraft> variants) {
        if (change.title() == null && product == null) {
            missing.add(new FieldError("/title", "REQUIRED", "is required"));
        }
        return new ProductDraft(
                product == null ? change.slug() : product.slug(),
                change.title() != null ? change.title() : product == null ? "" : product.title(),
                change.description() != null ? change.description() : product == null ? "" : product.description(),
                change.brand() == null ? (product == null ? null : product.brand()) : emptyToNull(change.brand()),
                change.categoryPaths() != null || product == null ? List.of() : slugs(product),
                change.categoryPaths() == null ? List.of() : change.categoryPaths(),
                images(),
                change.attributes().applied(product == null ? Map.of() : product.attributes()),
                change.withdrawalExempt() == null
                        ? product != null && product.withdrawalExempt()
                        : change.withdrawalExempt(),
                change.status().applied(product == null ? null : product.status()),
                variants);
    }

    private List<Image> images() {
        List<Image> present = product == null ? List.of() : product.images();
        if (change.images() == null) {
            return present;
        }
        Map<String, @Nullable String> alts = new HashMap<>();
        present.forEach(image -> alts.put(image.url(), image.alt()));
        return change.images().stream()
                .map(image ->
                        new Image(image.url(), image.alt() == null ? alts.get(image.url()) : emptyToNull(image.alt())))
                .toList();
    }

    /** The file's variants come first, so that what is wrong with one is found at its place in the file. */
    private List<VariantPlan> variants(List<Product.@Nullable Variant> matches, List<Product.Variant> present) {
        List<Product.Variant> unnamed = new ArrayList<>(present);
        unnamed.removeAll(new HashSet<>(matches));
        List<VariantPlan> variants = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            Product.Variant match = matches.get(i);
            VariantChange given = change.variants().get(i);
            if (match == null) {
                requireNew(given, "/variants/" + i, present);
                variants.add(new VariantPlan(null, unnamed.isEmpty() ? i : present.size() + i, newVariant(given)));
            } else {
                // Variants that a file names all come in its order; else those that are there keep theirs.
                int position = unnamed.isEmpty() ? i : present.indexOf(match);
                variants.add(new VariantPlan(match.id(), position, changed(given, match)));
            }
        }
        unnamed.forEach(variant ->
                variants.add(new VariantPlan(variant.id(), present.indexOf(variant), variant.toDraft(currency))));
        if (variants.isEmpty()) {
            missing.add(new FieldError("/variants", "REQUIRED", "needs at least one, with a price"));
        }
        return variants;
    }

    private void requireNew(VariantChange given, String at, List<Product.Variant> present) {
        boolean presentHaveOptions =
                present.stream().anyMatch(variant -> !variant.options().isEmpty());
        if (given.price() == null) {
            missing.add(new FieldError(at + "/price", "REQUIRED", "is required by a new variant"));
        }
        if (presentHaveOptions && (given.options() == null || given.options().isEmpty())) {
            missing.add(new FieldError(at + "/options", "REQUIRED", "are required, as other variants have some"));
        }
    }

    private VariantDraft newVariant(VariantChange given) {
        return new VariantDraft(
                given.sku() == null ? freeSku.apply(given.madeSku()) : given.sku(),
                null,
                given.options() == null ? Map.of() : given.options(),
                given.price() == null ? Money.zero(currency) : given.price(),
                compareAt(given.compareAtPrice()),
                given.gtin() == null ? null : emptyToNull(given.gtin()),
                null,
                given.onHand(),
                given.lowStockThreshold());
    }

    private VariantDraft changed(VariantChange given, Product.Variant match) {
        VariantDraft before = match.toDraft(currency);
        Map<String, String> options = given.options() == null ? before.options() : given.options();
        boolean sameOptions = Options.key(options).equals(Options.key(before.options()));
        return new VariantDraft(
                given.sku() == null ? before.sku() : given.sku(),
                sameOptions ? before.title() : null,
                options,
                given.price() == null ? before.price() : given.price(),
                given.compareAtPrice() == null ? before.compareAtPrice() : compareAt(given.compareAtPrice()),
                given.gtin() == null ? before.gtin() : emptyToNull(given.gtin()),
                before.taxClass(),
                given.onHand(),
                given.lowStockThreshold());
    }

    private static @Nullable Money compareAt(@Nullable Money price) {
        return price == null || price.isZero() ? null : price;
    }

    private static List<String> slugs(Product product) {
        return product.categories().stream().map(Product.InCategory::slug).toList();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** @param variants those of the draft, in its order */
    record Merged(ProductDraft draft, List<VariantPlan> variants) {}

    /** @param id null for a new variant */
    record VariantPlan(@Nullable VariantId id, int position, VariantDraft draft) {

        VariantPlan with(VariantDraft other) {
            return new VariantPlan(id, position, other);
        }
    }
}
