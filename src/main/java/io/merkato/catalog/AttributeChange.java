package io.merkato.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a file says of a product's attributes.
 *
 * @param values names and their texts, numbers or booleans
 * @param names further names that the file speaks of, or, if it speaks of all, those that it does not
 * @param speaksOfAll whether what is not among the values is removed, but for the names
 */
public record AttributeChange(Map<String, Object> values, Set<String> names, boolean speaksOfAll) {

    public static final AttributeChange NONE = only(Map.of(), Set.of());

    /** Sets the values and removes what else has one of the names. */
    public static AttributeChange only(Map<String, Object> values, Set<String> names) {
        return new AttributeChange(values, names, false);
    }

    /** Sets the values and removes everything else but the names. */
    public static AttributeChange allBut(Set<String> names, Map<String, Object> values) {
        return new AttributeChange(values, names, true);
    }

    Map<String, Object> applied(Map<String, Object> present) {
        Map<String, Object> kept = new HashMap<>(present);
        kept.keySet().removeIf(name -> names.contains(name) != speaksOfAll);
        Map<String, Object> all = new LinkedHashMap<>(values);
        kept.forEach(all::putIfAbsent);
        return all;
    }
}
