package io.merkato.catalog;

import io.merkato.catalog.rules.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out which variants of a product the variants of a file are: by SKU, else by options. */
final class MatchVariants {

    private final List<VariantChange> changes;
    private final List<Product.@Nullable Variant> matches;
    private final Set<Product.Variant> free;

    private MatchVariants(List<VariantChange> changes, List<Product.Variant> present) {
        this.changes = changes;
        this.matches = new ArrayList<>(Collections.nCopies(changes.size(), null));
        this.free = new LinkedHashSet<>(present);
    }

    /** The present variant of each change, null for a new one. No variant is given twice. */
    static List<Product.@Nullable Variant> of(List<VariantChange> changes, List<Product.Variant> present) {
        MatchVariants matching = new MatchVariants(changes, present);
        matching.match(VariantChange::sku, Product.Variant::sku);
        matching.match(
                change -> Options.key(change.options() == null ? Map.of() : change.options()),
                variant -> Options.key(variant.options()));
        matching.match(change -> change.sku() == null ? change.madeSku() : null, Product.Variant::sku);
        matching.matchOnly();
        return matching.matches;
    }

    private <K> void match(
            Function<VariantChange, @Nullable K> keyOfChange, Function<Product.Variant, K> keyOfVariant) {
        Map<K, Product.Variant> byKey = new HashMap<>();
        free.forEach(variant -> byKey.putIfAbsent(keyOfVariant.apply(variant), variant));
        for (int i = 0; i < changes.size() && !byKey.isEmpty(); i++) {
            K key = matches.get(i) == null ? keyOfChange.apply(changes.get(i)) : null;
            Product.Variant found = key == null ? null : byKey.remove(key);
            if (found != null) {
                take(i, found);
            }
        }
    }

    /**
     * A product's only variant is meant by a line that names neither SKU nor options, and when it has no options, by the
     * first one that has.
     */
    private void matchOnly() {
        if (free.size() != 1 || changes.isEmpty() || matches.stream().anyMatch(Objects::nonNull)) {
            return;
        }
        Product.Variant only = free.iterator().next();
        VariantChange first = changes.getFirst();
        boolean unnamed = first.sku() == null && first.options() == null;
        boolean gainsOptions = only.options().isEmpty()
                && first.options() != null
                && !first.options().isEmpty();
        if (unnamed || gainsOptions) {
            take(0, only);
        }
    }

    private void take(int index, Product.Variant variant) {
        matches.set(index, variant);
        free.remove(variant);
    }
}
