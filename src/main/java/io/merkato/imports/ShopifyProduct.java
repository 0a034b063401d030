package io.merkato.imports;

import static io.merkato.imports.ImportProblem.LINE_TOO_LONG;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.Image;
import io.merkato.catalog.ProductDraft;
import io.merkato.catalog.ProductStatus;
import io.merkato.catalog.VariantDraft;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lines of one handle on their way to a product. */
final class ShopifyProduct {

    /** More lines than a product has variants and images. */
    private static final int MAX_ROWS = 500;

    private static final int MAX_SIZE = 4 * 1024 * 1024;

    private final ShopifyRows.Row first;
    private final String currency;
    private final List<ShopifyRows.Row> rows = new ArrayList<>();
    private int sizeBytes;
    private boolean tooLarge;

    ShopifyProduct(ShopifyRows.Row first, String currency) {
        this.first = first;
        this.currency = currency;
        add(first);
    }

    /** Adds a line. Of a product that is too large nothing more is kept. */
    void add(ShopifyRows.Row row) {
        sizeBytes += tooLarge ? 0 : row.sizeBytes();
        tooLarge |= rows.size() == MAX_ROWS || sizeBytes > MAX_SIZE;
        if (!tooLarge) {
            rows.add(row);
        }
    }

    ImportedRow toRow() {
        List<ShopifyRows.Row> variantRows =
                rows.stream().filter(this::isVariant).toList();
        List<Long> variantLines =
                variantRows.stream().map(ShopifyRows.Row::line).toList();
        ImportedRow.CsvLines source = new ImportedRow.CsvLines(first.line(), variantLines);
        try {
            return new ImportedRow.Accepted(toDraft(variantRows), source, sizeBytes);
        } catch (Problem e) {
            return new ImportedRow.Refused(source.error(e), sizeBytes);
        }
    }

    private ProductDraft toDraft(List<ShopifyRows.Row> variantRows) {
        if (tooLarge) {
            throw LINE_TOO_LONG.because("A product has at most " + MAX_ROWS + " lines and 4 MB.");
        }
        rows.stream().filter(row -> !row.isText()).findFirst().ifPresent(row -> {
            throw INVALID_TEXT.because("Line " + row.line() + " holds NUL or is not UTF-8.");
        });
        String handle = first.get("Handle");
        if (handle.isEmpty()) {
            throw invalid("/Handle", "REQUIRED", "is required");
        }
        String vendor = first.get("Vendor");
        String type = first.get("Type");
        String tags = first.get("Tags");
        return new ProductDraft(
                Handles.toSlug(handle),
                first.get("Title"),
                PlainText.of(first.get("Body (HTML)")),
                vendor.isEmpty() ? null : vendor,
                List.of(),
                type.isEmpty() ? List.of() : List.of(type),
                images(),
                tags.isEmpty() ? Map.of() : Map.of("tags", tags),
                status(),
                variants(variantRows, handle));
    }

    /** The first line always tells of a variant; a later one may only add an image. */
    private boolean isVariant(ShopifyRows.Row row) {
        return row == first
                || !row.get("Option1 Value").isEmpty()
                || !row.get("Variant SKU").isEmpty()
                || !row.get("Variant Price").isEmpty();
    }

    private ProductStatus status() {
        String status = first.get("Status").toLowerCase(Locale.ROOT);
        return switch (status) {
            case "draft" -> ProductStatus.DRAFT;
            case "active" -> ProductStatus.ACTIVE;
            case "archived" -> ProductStatus.ARCHIVED;
            case "" -> first.get("Published").equalsIgnoreCase("false") ? ProductStatus.DRAFT : ProductStatus.ACTIVE;
            default -> throw invalid("/Status", "INVALID_VALUE", "is not one of draft, active, archived");
        };
    }

    private List<Image> images() {
        List<PlacedImage> placed = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ShopifyRows.Row row : rows) {
            String url = row.get("Image Src");
            if (!url.isEmpty() && known.add(url)) {
                String alt = row.get("Image Alt Text");
                placed.add(new PlacedImage(position(row), new Image(url, alt.isEmpty() ? null : alt)));
            }
        }
        // Sorting keeps images that have no position, or the same one, in the order of the file.
        return placed.stream()
                .sorted(Comparator.comparingInt(PlacedImage::position))
                .map(PlacedImage::image)
                .toList();
    }

    private static int position(ShopifyRows.Row row) {
        String position = row.get("Image Position");
        return position.matches("[0-9]{1,9}") ? Integer.parseInt(position) : Integer.MAX_VALUE;
    }

    private List<VariantDraft> variants(List<ShopifyRows.Row> variantRows, String handle) {
        List<VariantDraft> variants = new ArrayList<>();
        Set<String> skus = new LinkedHashSet<>();
        variantRows.forEach(row -> skus.add(ShopifyVariant.sku(row)));
        for (int i = 0; i < variantRows.size(); i++) {
            ShopifyVariant variant = new ShopifyVariant(variantRows.get(i), "/variants/" + i, currency);
            Map<String, String> options = options(variantRows.get(i));
            String sku = ShopifyVariant.sku(variantRows.get(i));
            variants.add(variant.toDraft(sku.isEmpty() ? madeSku(handle, options, skus) : sku, options));
        }
        return variants;
    }

    private static String madeSku(String handle, Map<String, String> options, Set<String> taken) {
        String made = Handles.toSku(handle, options.values());
        String sku = made;
        for (int number = 2; !taken.add(sku); number++) {
            sku = made + "-" + number;
        }
        return sku;
    }

    /** Names stand in the first line only. A product without options has one that is called Title. */
    private Map<String, String> options(ShopifyRows.Row row) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int number = 1; number <= 3; number++) {
            String name = first.get("Option" + number + " Name");
            String value = row.get("Option" + number + " Value");
            boolean none = name.equals("Title") && value.equals("Default Title");
            if (!none && !value.isEmpty()) {
                options.put(name.isEmpty() ? "Option " + number : name, value);
            }
        }
        return options;
    }

    static Problem invalid(String pointer, String code, String detail) {
        return VALIDATION_FAILED
                .because("See errors for the values to change.")
                .at(List.of(new FieldError(pointer, code, detail)));
    }

    private record PlacedImage(int position, Image image) {}
}
