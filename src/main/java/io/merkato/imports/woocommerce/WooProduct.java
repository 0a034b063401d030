package io.merkato.imports.woocommerce;

import static io.merkato.catalog.rules.CatalogProblem.SKU_TAKEN;

import io.merkato.catalog.AttributeChange;
import io.merkato.catalog.ProductChange;
import io.merkato.catalog.StatusChange;
import io.merkato.catalog.VariantChange;
import io.merkato.catalog.rules.Image;
import io.merkato.catalog.rules.Options;
import io.merkato.imports.csv.CsvProduct;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.rows.Handles;
import io.merkato.imports.rows.HtmlText;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of WooCommerce and its variations on their way to a product. */
final class WooProduct implements CsvProduct {

    private static final Set<String> SELLABLE = Set.of("simple", "variable", "variation", "virtual", "downloadable");
    private static final String TAGS = "tags";

    private final ProductLines lines;
    private final String currency;
    private final Instant now;
    private final @Nullable CsvRow main;
    private final List<CsvRow> variantRows;

    WooProduct(ProductLines lines, String currency, Instant now) {
        this.lines = lines;
        this.currency = currency;
        this.now = now;
        this.main = lines.rows().stream()
                .filter(row -> !WooCsv.isVariation(row))
                .findFirst()
                .orElse(null);
        this.variantRows = variantRows(main);
    }

    @Override
    public List<CsvRow> variantRows() {
        return variantRows;
    }

    @Override
    public ProductChange toChange() {
        if (lines.rivalOf() > 0) {
            throw SKU_TAKEN.because("Line " + lines.rivalOf() + " has this SKU, id or name.");
        }
        lines.rows().forEach(this::requireSellable);
        String name = main == null ? "" : WooValues.text(main.get(WooColumn.NAME));
        List<Map<String, String>> options = new ArrayList<>();
        variantRows.forEach(row -> options.add(options(row)));
        return new ProductChange(
                ProductChange.KnownBy.HANDLE_OR_SKU,
                handle(name),
                null,
                name.isEmpty() ? null : name,
                description(),
                brand(),
                categories(),
                images(),
                attributes(options),
                null,
                status(),
                variants(name, options));
    }

    /** A product that does not vary is its own variant. */
    private List<CsvRow> variantRows(@Nullable CsvRow product) {
        if (product != null && lines.count() == 1 && !WooCsv.types(product).contains("variable")) {
            return List.of(product);
        }
        return lines.rows().stream()
                .filter(WooCsv::isVariation)
                .filter(this::isSold)
                .toList();
    }

    /** A variation that is not published is not sold. */
    private boolean isSold(CsvRow row) {
        boolean sold =
                !row.has(WooColumn.PUBLISHED) || row.get(WooColumn.PUBLISHED).equals("1");
        if (!sold) {
            lines.warn(ImportWarning.VALUE_IGNORED.at(row.line(), "The variation is not published and was left out."));
        }
        return sold;
    }

    private void requireSellable(CsvRow row) {
        List<String> types = WooCsv.types(row);
        if (!SELLABLE.containsAll(types)) {
            throw Invalid.at(
                    "/Type",
                    "UNSUPPORTED",
                    "is " + String.join(", ", types) + "; only simple and variable products are imported");
        }
        if (types.contains("virtual") || types.contains("downloadable")) {
            lines.warn(ImportWarning.VALUE_IGNORED.at(
                    row.line(), "The product is virtual or a download; here it is one that is shipped."));
        }
        if (WooCsv.isVariation(row)
                && row.get(WooColumn.PARENT).isEmpty()
                && row.get(WooColumn.SKU).isEmpty()) {
            throw Invalid.at("/Parent", "REQUIRED", "is required in a variation without a SKU");
        }
    }

    /** Ids of two sites may be the same, so one counts only together with a name. */
    private @Nullable String handle(String name) {
        String sku = main == null ? lines.rows().getFirst().get(WooColumn.PARENT) : main.get(WooColumn.SKU);
        if (!sku.isEmpty() && !sku.startsWith("id:")) {
            return "woocommerce:sku:" + WooValues.text(sku);
        }
        boolean hasSkus =
                variantRows.stream().anyMatch(row -> !row.get(WooColumn.SKU).isEmpty());
        return main == null || hasSkus ? null : "woocommerce:id:" + main.get(WooColumn.ID) + " " + name;
    }

    private @Nullable String description() {
        if (main == null) {
            return null;
        }
        if (!main.has(WooColumn.DESCRIPTION)) {
            // The short one alone would take the place of both.
            if (!main.get(WooColumn.SHORT_DESCRIPTION).isEmpty()) {
                lines.warn(ImportWarning.VALUE_IGNORED.at(
                        main.line(), "The short description is left out, as there is no column Description."));
            }
            return null;
        }
        return HtmlText.ofLines(WooValues.html(main.get(WooColumn.SHORT_DESCRIPTION)) + "\n"
                + WooValues.html(main.get(WooColumn.DESCRIPTION)));
    }

    private @Nullable String brand() {
        if (main == null || !main.has(WooColumn.BRANDS)) {
            return null;
        }
        List<String> brands = WooValues.list(main.get(WooColumn.BRANDS));
        if (brands.size() > 1) {
            lines.warn(ImportWarning.VALUE_IGNORED.at(main.line(), "A product has one brand: " + brands.getFirst()));
        }
        return brands.isEmpty() ? "" : brands.getFirst();
    }

    private @Nullable List<List<String>> categories() {
        if (main == null || !main.has(WooColumn.CATEGORIES)) {
            return null;
        }
        return WooValues.list(main.get(WooColumn.CATEGORIES)).stream()
                .map(path -> Arrays.stream(path.split(">"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private @Nullable List<Image> images() {
        if (main == null || !main.has(WooColumn.IMAGES)) {
            return null;
        }
        Set<String> urls = new LinkedHashSet<>(WooValues.list(main.get(WooColumn.IMAGES)));
        variantRows.forEach(row -> urls.addAll(WooValues.list(row.get(WooColumn.IMAGES))));
        return urls.stream().map(url -> new Image(url, null)).toList();
    }

    /** What tells variations apart is an option; what else the product has is an attribute. */
    private AttributeChange attributes(List<Map<String, String>> options) {
        if (main == null) {
            return AttributeChange.NONE;
        }
        Set<String> optionKeys = variantRows.contains(main)
                ? Set.of()
                : options.stream()
                        .flatMap(values -> values.keySet().stream())
                        .map(Options::key)
                        .collect(Collectors.toSet());
        Map<String, Object> values = new LinkedHashMap<>();
        String tags = String.join(", ", WooValues.list(main.get(WooColumn.TAGS)));
        if (!tags.isEmpty()) {
            values.put(TAGS, tags);
        }
        attributesOf(main).forEach((name, given) -> {
            if (!optionKeys.contains(Options.key(name))) {
                values.put(name, String.join(", ", given));
            }
        });
        return AttributeChange.only(values, main.has(WooColumn.TAGS) ? Set.of(TAGS) : Set.of());
    }

    private Map<String, String> options(CsvRow row) {
        Map<String, String> options = new LinkedHashMap<>();
        if (row != main) {
            Set<String> keys = new HashSet<>();
            attributesOf(row).forEach((name, values) -> {
                if (!keys.add(Options.key(name))) {
                    throw Invalid.at("/Attribute name", "REPEATED", "is the name of another attribute: " + name);
                }
                options.put(name, String.join(", ", values));
            });
        }
        return options;
    }

    private static Map<String, List<String>> attributesOf(CsvRow row) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (int number = 1; row.has(new WooColumn.Attribute(number, true)); number++) {
            String name = WooValues.text(row.get(new WooColumn.Attribute(number, true)));
            List<String> values = WooValues.list(row.get(new WooColumn.Attribute(number, false)));
            if (!name.isEmpty() && !values.isEmpty() && attributes.put(name, values) != null) {
                throw Invalid.at("/Attribute " + number + " name", "REPEATED", "is the name of another one: " + name);
            }
        }
        return attributes;
    }

    /** 1 is published, 0 private, -1 a draft, 2 waits for approval. */
    private StatusChange status() {
        if (main == null || main.get(WooColumn.PUBLISHED).isEmpty()) {
            return StatusChange.UNSAID;
        }
        boolean hidden = main.get(WooColumn.VISIBILITY).toLowerCase(Locale.ROOT).equals("hidden");
        return switch (main.get(WooColumn.PUBLISHED)) {
            case "1" -> {
                if (hidden) {
                    lines.warn(ImportWarning.NOT_LISTED.at(
                            main.line(), "The product is hidden. Here it is a draft: make it active to sell it."));
                }
                yield hidden ? StatusChange.HIDDEN : StatusChange.SHOWN;
            }
            case "0", "-1", "2" -> StatusChange.HIDDEN;
            default -> throw Invalid.at("/Published", "INVALID_VALUE", "is not one of 1, 0, -1, 2");
        };
    }

    private List<VariantChange> variants(String name, List<Map<String, String>> options) {
        String id = main == null ? "" : main.get(WooColumn.ID);
        List<String> madeSkus = Handles.toSkus(id.isEmpty() ? name : name + " " + id, options);
        List<VariantChange> variants = new ArrayList<>();
        for (int i = 0; i < variantRows.size(); i++) {
            boolean saysOptions = variantRows.get(i).has(new WooColumn.Attribute(1, true));
            variants.add(new WooVariant(variantRows.get(i), lines, "/variants/" + i, currency, now)
                    .toChange(madeSkus.get(i), saysOptions ? options.get(i) : null));
        }
        return variants;
    }
}
