package io.merkato.catalog.rules;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.kernel.Money;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a product must be, whichever way it comes in. What Shopify takes fits. */
public final class ProductRules {

    private static final int MAX_UNITS = 1_000_000_000;
    /**
     * Enough for what is dear in currencies of small units, such as 90,000,000,000 rials with two decimals; 999 units of it
     * are still an amount that JSON keeps exact.
     */
    private static final long MAX_PRICE = 9_000_000_000_000L;

    private static final int MAX_VARIANTS = 2048;
    private static final int MAX_IMAGES = 250;
    private static final int MAX_ATTRIBUTES = 500;
    /** Of brands, option names and option values. */
    private static final int MAX_NAME = 255;
    /** Enough for the values of all options. */
    private static final int MAX_VARIANT_TITLE = 10 * (MAX_NAME + 3);

    private static final int MAX_DESCRIPTION = 512 * 1024;
    /** Enough for 250 tags of 255 characters. */
    private static final int MAX_ATTRIBUTE = 65_536;

    private static final Pattern SKU = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");
    private static final Pattern TAX_CLASS = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern IMAGE_URL = Pattern.compile("(https?://|/)[^\\s\\p{Cntrl}]+");

    private final String currency;

    /** @param currency the one of all prices */
    public ProductRules(String currency) {
        this.currency = currency;
    }

    /**
     * The draft as it is kept, its texts composed and without blanks around them. Refuses with VALIDATION_FAILED and
     * everything that is wrong, not just the first of it.
     */
    public ProductDraft checked(ProductDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        ProductDraft trimmed = TrimmedDraft.of(draft, errors);
        addErrors(errors, trimmed);
        if (!errors.isEmpty()) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change.")
                    .at(errors);
        }
        return trimmed;
    }

    private void addErrors(List<FieldError> errors, ProductDraft draft) {
        text(errors, "/title", draft.title(), 1, 300);
        text(errors, "/description", draft.description(), 0, MAX_DESCRIPTION);
        text(errors, "/brand", draft.brand(), 1, MAX_NAME);
        if (draft.slug() != null && !Slugs.isValid(draft.slug())) {
            errors.add(new FieldError("/slug", "INVALID_SLUG", "has small letters, digits and single hyphens only"));
        }
        size(errors, "/categories", draft.categories().size(), 0, 50);
        size(errors, "/category", draft.categoryPaths().size(), 0, 50);
        for (List<String> path : draft.categoryPaths()) {
            path.forEach(name -> text(errors, "/category", name, 1, CategoryRules.MAX_NAME));
            size(errors, "/category", path.size(), 1, CategoryRules.MAX_DEPTH);
        }
        size(errors, "/images", draft.images().size(), 0, MAX_IMAGES);
        for (int i = 0; i < draft.images().size(); i++) {
            image(errors, "/images/" + i, draft.images().get(i));
        }
        attributes(errors, draft.attributes());
        size(errors, "/variants", draft.variants().size(), 1, MAX_VARIANTS);
        Set<String> skus = new HashSet<>();
        Set<Map<String, String>> options = new HashSet<>();
        for (int i = 0; i < draft.variants().size(); i++) {
            VariantDraft variant = draft.variants().get(i);
            variant(errors, "/variants/" + i, variant);
            if (!skus.add(variant.sku())) {
                errors.add(new FieldError("/variants/" + i + "/sku", "REPEATED", "stands twice in this product"));
            }
            if (!options.add(Options.key(variant.options()))) {
                errors.add(new FieldError(
                        "/variants/" + i + "/options", "REPEATED", "are those of another variant of this product"));
            }
        }
    }

    private void variant(List<FieldError> errors, String at, VariantDraft variant) {
        if (!SKU.matcher(variant.sku()).matches()) {
            errors.add(new FieldError(at + "/sku", "INVALID_SKU", "has 1 to 255 visible ASCII characters"));
        }
        text(errors, at + "/title", variant.title(), 0, MAX_VARIANT_TITLE);
        size(errors, at + "/options", variant.options().size(), 0, 10);
        variant.options().forEach((name, value) -> {
            String place = at + "/options/" + escaped(name);
            text(errors, place, name, 1, MAX_NAME);
            text(errors, place, value, 1, MAX_NAME);
        });
        price(errors, at + "/price", variant.price());
        price(errors, at + "/compareAtPrice", variant.compareAtPrice());
        if (variant.gtin() != null && !Gtin.isOne(variant.gtin())) {
            errors.add(new FieldError(at + "/gtin", "INVALID_GTIN", "has 8, 12, 13 or 14 digits"));
        }
        if (variant.taxClass() != null && !TAX_CLASS.matcher(variant.taxClass()).matches()) {
            errors.add(new FieldError(at + "/taxClass", "INVALID_TAX_CLASS", "has small letters, digits and hyphens"));
        }
        units(errors, at + "/onHand", variant.onHand());
        units(errors, at + "/lowStockThreshold", variant.lowStockThreshold());
    }

    private void price(List<FieldError> errors, String at, @Nullable Money price) {
        if (price != null && (price.isNegative() || price.amount() > MAX_PRICE)) {
            errors.add(new FieldError(at + "/amount", "OUT_OF_RANGE", "is 0 to " + MAX_PRICE));
        }
        if (price != null && !price.currency().equals(currency)) {
            errors.add(new FieldError(at + "/currency", "OTHER_CURRENCY", "must be " + currency + ", the shop's"));
        }
    }

    private static void image(List<FieldError> errors, String at, Image image) {
        if (image.url().length() > 2048 || !IMAGE_URL.matcher(image.url()).matches()) {
            errors.add(new FieldError(at + "/url", "INVALID_URL", "begins with http://, https:// or /"));
        }
        text(errors, at + "/alt", image.alt(), 0, 512);
    }

    private static void attributes(List<FieldError> errors, Map<String, Object> attributes) {
        size(errors, "/attributes", attributes.size(), 0, MAX_ATTRIBUTES);
        attributes.forEach((name, value) -> {
            String at = "/attributes/" + escaped(name);
            text(errors, at, name, 1, 100);
            if (value instanceof String text) {
                text(errors, at, text, 0, MAX_ATTRIBUTE);
            } else if (value instanceof Double number && !Double.isFinite(number)) {
                errors.add(new FieldError(at, "OUT_OF_RANGE", "is too large a number"));
            } else if (!(value instanceof Number || value instanceof Boolean)) {
                errors.add(new FieldError(at, "WRONG_TYPE", "must be a text, a number, true or false"));
            }
        });
    }

    /** A name as a step of a JSON Pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void text(List<FieldError> errors, String at, @Nullable String text, int min, int max) {
        if (text == null) {
            return;
        }
        if (text.codePointCount(0, text.length()) > max) {
            errors.add(new FieldError(at, "TOO_LONG", "has at most " + max + " characters"));
        } else if (min > 0 && Text.isBlank(text)) {
            errors.add(new FieldError(at, "REQUIRED", "must not be blank"));
        }
    }

    private static void size(List<FieldError> errors, String at, int size, int min, int max) {
        if (size < min || size > max) {
            errors.add(new FieldError(at, "WRONG_SIZE", "has " + min + " to " + max + " entries"));
        }
    }

    private static void units(List<FieldError> errors, String at, @Nullable Integer units) {
        if (units != null && (units < 0 || units > MAX_UNITS)) {
            errors.add(new FieldError(at, "OUT_OF_RANGE", "is 0 to " + MAX_UNITS));
        }
    }
}
