package io.merkato.imports.shopify;

import static io.merkato.catalog.rules.CatalogProblem.SLUG_TAKEN;

import io.merkato.catalog.AttributeChange;
import io.merkato.catalog.ProductChange;
import io.merkato.catalog.StatusChange;
import io.merkato.catalog.VariantChange;
import io.merkato.catalog.rules.Options;
import io.merkato.imports.csv.CsvProduct;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.ProductLines;
import io.merkato.imports.rows.Handles;
import io.merkato.imports.rows.HtmlText;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one handle on their way to a product. */
final class ShopifyProduct implements CsvProduct {

    private static final Set<String> NO = Set.of("false", "no", "0");
    private static final String TAGS = "tags";

    private final ProductLines lines;
    private final String currency;
    private final List<CsvRow> variantRows;

    ShopifyProduct(ProductLines lines, String currency) {
        this.lines = lines;
        this.currency = currency;
        this.variantRows =
                lines.rows().stream().filter(ShopifyProduct::isVariant).toList();
    }

    @Override
    public List<CsvRow> variantRows() {
        return variantRows;
    }

    @Override
    public ProductChange toChange() {
        if (lines.rivalOf() > 0) {
            throw SLUG_TAKEN.because("Line " + lines.rivalOf() + " has this handle with another title.");
        }
        String handle = lines.first(ShopifyColumn.HANDLE);
        String title = lines.first(ShopifyColumn.TITLE);
        if (handle.isEmpty() && title.isEmpty()) {
            throw Invalid.at("/Title", "REQUIRED", "is required in a line without a handle");
        }
        warnOfStockWithoutVariant();
        List<String> optionNames = optionNames();
        List<VariantChange> variants = variants(handle.isEmpty() ? title : handle, optionNames);
        boolean hasSkus = variants.stream().anyMatch(variant -> variant.sku() != null);
        return new ProductChange(
                handle.isEmpty() ? ProductChange.KnownBy.HANDLE_OR_SKU : ProductChange.KnownBy.HANDLE,
                // A product that the file gives no name at all is known by its title.
                !handle.isEmpty() ? handle : hasSkus ? null : "title:" + title,
                handle.isEmpty() ? null : Handles.toSlug(handle),
                title.isEmpty() ? null : title,
                lines.has(ShopifyColumn.DESCRIPTION) ? HtmlText.of(lines.first(ShopifyColumn.DESCRIPTION)) : null,
                lines.has(ShopifyColumn.VENDOR) ? lines.first(ShopifyColumn.VENDOR) : null,
                categories(),
                new ShopifyImages(lines).toImages(),
                tags(),
                null,
                status(),
                variants);
    }

    static boolean hasOptions(CsvRow row) {
        return ShopifyColumn.OPTION_VALUES.stream()
                .map(row::get)
                .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("Default Title"));
    }

    /** Other lines only add images. */
    private static boolean isVariant(CsvRow row) {
        return List.of(
                                ShopifyColumn.OPTION1_VALUE,
                                ShopifyColumn.OPTION2_VALUE,
                                ShopifyColumn.OPTION3_VALUE,
                                ShopifyColumn.SKU,
                                ShopifyColumn.BARCODE,
                                ShopifyColumn.PRICE,
                                ShopifyColumn.COMPARE_AT_PRICE)
                        .stream()
                        .anyMatch(column -> !row.get(column).isEmpty())
                || (!row.get(ShopifyColumn.QUANTITY).isEmpty()
                        && row.get(ShopifyColumn.IMAGE).isEmpty());
    }

    private void warnOfStockWithoutVariant() {
        for (CsvRow row : lines.rows()) {
            if (!isVariant(row) && !row.get(ShopifyColumn.QUANTITY).isEmpty()) {
                lines.warn(ImportWarning.VALUE_IGNORED.at(
                        row.line(), "The line has an image and names no variant: its stock is left out."));
            }
        }
    }

    /** The type is a name; the category is a path of Shopify's taxonomy, and used where there is no type. */
    private @Nullable List<List<String>> categories() {
        if (!lines.has(ShopifyColumn.TYPE) && !lines.has(ShopifyColumn.CATEGORY)) {
            return null;
        }
        String type = lines.first(ShopifyColumn.TYPE);
        String category = lines.first(ShopifyColumn.CATEGORY);
        if (!type.isEmpty()) {
            return List.of(List.of(type));
        }
        List<String> path = Arrays.stream(category.split(">"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return path.isEmpty() || category.equalsIgnoreCase("Uncategorized") ? List.of() : List.of(path);
    }

    private AttributeChange tags() {
        if (!lines.has(ShopifyColumn.TAGS)) {
            return AttributeChange.NONE;
        }
        String tags = lines.first(ShopifyColumn.TAGS);
        return AttributeChange.only(tags.isEmpty() ? Map.of() : Map.of(TAGS, tags), Set.of(TAGS));
    }

    /** Who may not find a product in Shopify's online store may not find it here: there is nothing between draft and active. */
    private StatusChange status() {
        String status = lines.first(ShopifyColumn.STATUS).toLowerCase(Locale.ROOT);
        boolean hidden = NO.contains(lines.first(ShopifyColumn.PUBLISHED).toLowerCase(Locale.ROOT));
        return switch (status) {
            case "draft" -> StatusChange.DRAFT;
            case "archived" -> StatusChange.ARCHIVED;
            case "active" ->
                hidden ? notListed("is active but not published in the online store") : StatusChange.ACTIVE;
            case "unlisted" -> notListed("is unlisted");
            case "" -> hidden ? StatusChange.HIDDEN : StatusChange.UNSAID;
            default -> throw Invalid.at("/Status", "INVALID_VALUE", "is not one of active, draft, archived, unlisted");
        };
    }

    private StatusChange notListed(String how) {
        lines.warn(ImportWarning.NOT_LISTED.at(
                lines.firstLine(), "The product " + how + ". Here it is a draft: make it active to sell it."));
        return StatusChange.DRAFT;
    }

    /** The names of the options that have values, empty for the others. */
    private List<String> optionNames() {
        List<String> names = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < ShopifyColumn.OPTION_NAMES.size(); i++) {
            ShopifyColumn values = ShopifyColumn.OPTION_VALUES.get(i);
            String name = lines.first(ShopifyColumn.OPTION_NAMES.get(i));
            boolean used = variantRows.stream().anyMatch(row -> !row.get(values).isEmpty());
            if (used && !name.isEmpty() && !keys.add(Options.key(name))) {
                throw Invalid.at("/Option" + (i + 1) + " name", "REPEATED", "is the name of another option: " + name);
            }
            names.add(used ? name : "");
        }
        return names;
    }

    private List<VariantChange> variants(String name, List<String> optionNames) {
        List<Map<String, String>> options = new ArrayList<>();
        for (CsvRow row : variantRows) {
            options.add(options(row, optionNames));
        }
        List<String> madeSkus = Handles.toSkus(name, options);
        boolean saysOptions = ShopifyColumn.OPTION_VALUES.stream().anyMatch(lines::has);
        List<VariantChange> variants = new ArrayList<>();
        for (int i = 0; i < variantRows.size(); i++) {
            ShopifyVariant variant = new ShopifyVariant(variantRows.get(i), lines, "/variants/" + i, currency);
            variants.add(variant.toChange(madeSkus.get(i), saysOptions ? options.get(i) : null));
        }
        return variants;
    }

    /** A product without options has one that is called Title. */
    private static Map<String, String> options(CsvRow row, List<String> names) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = row.get(ShopifyColumn.OPTION_VALUES.get(i));
            boolean none = value.equalsIgnoreCase("Default Title")
                    && (names.get(i).isEmpty() || names.get(i).equalsIgnoreCase("Title"));
            if (!none && !value.isEmpty()) {
                options.put(names.get(i).isEmpty() ? "Option " + (i + 1) : names.get(i), value);
            }
        }
        return options;
    }
}
