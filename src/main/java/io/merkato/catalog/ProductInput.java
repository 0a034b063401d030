package io.merkato.catalog;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.ProductDraft;
import io.merkato.catalog.rules.ProductRules;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.catalog.rules.VariantDraft;
import io.merkato.kernel.Money;
import io.merkato.platform.problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as clients write it. What is absent is left as it is, or empty in a new product; an empty
 * brand is none. */
@Schema(name = "ProductChange")
record ProductInput(
        @Nullable String title,
        @Nullable String slug,
        @Nullable String description,
        @Nullable String brand,
        @Nullable List<@Nullable String> categories,
        @Nullable List<@Nullable Image> images,
        @Nullable Map<String, Object> attributes,

        @Schema(
                description =
                        "Whether the law gives buyers no right to withdraw from buying it; false in a new product that does "
                                + "not say so.")
        @Nullable Boolean withdrawalExempt,

        @Nullable ProductStatus status,
        @Nullable List<@Nullable VariantInput> variants) {

    record VariantInput(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String sku,

            @Nullable String title,
            @Nullable Map<String, @Nullable String> options,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Money price,

            @Nullable Money compareAtPrice,
            @Nullable String gtin,
            @Nullable String taxClass,
            @Nullable Integer onHand,
            @Nullable Integer lowStockThreshold) {

        private void addHoles(List<FieldError> missing, String at) {
            if (sku == null) {
                missing.add(required(at + "/sku"));
            }
            if (price == null) {
                missing.add(required(at + "/price"));
            }
            if (options != null) {
                options.forEach((name, value) -> {
                    if (value == null) {
                        missing.add(required(at + "/options/" + ProductRules.escaped(name)));
                    }
                });
            }
        }
    }

    /** A new product; VALIDATION_FAILED when it lacks a title or variants with SKU and price. */
    ProductDraft toNewProduct() {
        List<FieldError> missing = new ArrayList<>();
        if (title == null) {
            missing.add(required("/title"));
        }
        if (variants == null) {
            missing.add(required("/variants"));
        }
        addHoles(missing);
        refuse(missing);
        return new ProductDraft(
                slug,
                title == null ? "" : title,
                description == null ? "" : description,
                brand == null ? null : emptyToNull(brand),
                categories == null ? List.of() : categories,
                List.of(),
                images == null ? List.of() : images,
                attributes == null ? Map.of() : attributes,
                Boolean.TRUE.equals(withdrawalExempt),
                status == null ? ProductStatus.DRAFT : status,
                variantDrafts(variants));
    }

    /** The product with the changes that are given; a list that is given replaces the whole list. */
    ProductDraft changing(Product product, String currency) {
        List<FieldError> missing = new ArrayList<>();
        addHoles(missing);
        refuse(missing);
        return new ProductDraft(
                slug == null ? product.slug() : slug,
                title == null ? product.title() : title,
                description == null ? product.description() : description,
                brand == null ? product.brand() : emptyToNull(brand),
                categories == null
                        ? product.categories().stream()
                                .map(Product.InCategory::slug)
                                .toList()
                        : categories,
                List.of(),
                images == null ? product.images() : images,
                attributes == null ? product.attributes() : attributes,
                withdrawalExempt == null ? product.withdrawalExempt() : withdrawalExempt,
                status == null ? product.status() : status,
                variants == null
                        ? product.variants().stream()
                                .map(variant -> variant.toDraft(currency))
                                .toList()
                        : variantDrafts(variants));
    }

    private static List<VariantDraft> variantDrafts(@Nullable List<@Nullable VariantInput> inputs) {
        List<VariantDraft> drafts = new ArrayList<>();
        for (VariantInput input : entries(inputs)) {
            if (input != null && input.sku() != null && input.price() != null) {
                drafts.add(new VariantDraft(
                        input.sku(),
                        input.title(),
                        input.options() == null ? Map.of() : input.options(),
                        input.price(),
                        input.compareAtPrice(),
                        input.gtin(),
                        input.taxClass(),
                        input.onHand(),
                        input.lowStockThreshold()));
            }
        }
        return drafts;
    }

    /** JSON can leave out or hold null for what a product cannot do without, inside its lists too. */
    private void addHoles(List<FieldError> missing) {
        addNulls(missing, "/categories", categories);
        addNulls(missing, "/images", images);
        addNulls(missing, "/variants", variants);
        List<@Nullable Image> givenImages = entries(images);
        for (int i = 0; i < givenImages.size(); i++) {
            Image image = givenImages.get(i);
            if (image != null && (Object) image.url() == null) {
                missing.add(required("/images/" + i + "/url"));
            }
        }
        List<@Nullable VariantInput> givenVariants = entries(variants);
        for (int i = 0; i < givenVariants.size(); i++) {
            VariantInput variant = givenVariants.get(i);
            if (variant != null) {
                variant.addHoles(missing, "/variants/" + i);
            }
        }
    }

    private static void addNulls(List<FieldError> missing, String at, @Nullable List<?> list) {
        List<?> given = entries(list);
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                missing.add(required(at + "/" + i));
            }
        }
    }

    private static <T extends @Nullable Object> List<T> entries(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static FieldError required(String pointer) {
        return new FieldError(pointer, "REQUIRED", "is required");
    }

    private static void refuse(List<FieldError> missing) {
        if (!missing.isEmpty()) {
            throw VALIDATION_FAILED.because("See errors for the values to add.").at(missing);
        }
    }
}
