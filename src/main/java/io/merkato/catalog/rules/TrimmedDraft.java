package io.merkato.catalog.rules;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A draft with its texts in the form in which they are kept, so that equal ones are found to be equal. */
final class TrimmedDraft {

    private final List<FieldError> errors;

    private TrimmedDraft(List<FieldError> errors) {
        this.errors = errors;
    }

    /** Composes all texts and cuts blanks around those by which things are found; adds what becomes equal to the errors. */
    static ProductDraft of(ProductDraft draft, List<FieldError> errors) {
        return new TrimmedDraft(errors).product(draft);
    }

    private ProductDraft product(ProductDraft draft) {
        List<VariantDraft> variants = new ArrayList<>();
        for (int i = 0; i < draft.variants().size(); i++) {
            variants.add(variant(draft.variants().get(i), "/variants/" + i));
        }
        return new ProductDraft(
                trimmed(draft.slug()),
                Text.trimmed(draft.title()),
                Text.composed(draft.description()),
                trimmed(draft.brand()),
                draft.categories().stream().map(Text::trimmed).toList(),
                draft.categoryPaths().stream()
                        .map(path -> path.stream().map(Text::trimmed).toList())
                        .toList(),
                draft.images(),
                map(
                        draft.attributes(),
                        "/attributes/",
                        value -> value instanceof String text ? Text.trimmed(text) : value),
                draft.withdrawalExempt(),
                draft.status(),
                variants);
    }

    private VariantDraft variant(VariantDraft draft, String at) {
        String title = draft.title();
        if (title != null && !title.isEmpty() && Text.isBlank(title)) {
            errors.add(new FieldError(at + "/title", "REQUIRED", "must not be blank"));
        }
        return new VariantDraft(
                Text.trimmed(draft.sku()),
                trimmed(title),
                map(draft.options(), at + "/options/", Text::trimmed),
                draft.price(),
                draft.compareAtPrice(),
                trimmed(draft.gtin()),
                trimmed(draft.taxClass()),
                draft.onHand(),
                draft.lowStockThreshold());
    }

    private <T> Map<String, T> map(Map<String, T> given, String at, UnaryOperator<T> form) {
        Map<String, T> trimmed = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String key = Text.trimmed(name);
            if (trimmed.containsKey(key)) {
                errors.add(new FieldError(at + ProductRules.escaped(key), "REPEATED", "stands there twice"));
            }
            trimmed.put(key, form.apply(value));
        });
        return trimmed;
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null ? null : Text.trimmed(text);
    }
}
