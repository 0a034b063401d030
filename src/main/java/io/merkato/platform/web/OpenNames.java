package io.merkato.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Names of parameters that are not known beforehand. They have two spellings: {@code attr.colour}, which people write, and
 * {@code attr[colour]}, which clients write that were generated from the OpenAPI document ({@code deepObject}).
 */
public final class OpenNames {

    private OpenNames() {}

    /** What stands behind the prefix, which is empty or ends with a dot; null when the name is none of these. */
    public static @Nullable String rest(String prefix, String name) {
        String rest = "";
        if (name.startsWith(prefix)) {
            rest = name.substring(prefix.length());
        } else if (name.startsWith(prefix.replace('.', '[')) && name.endsWith("]")) {
            rest = name.substring(prefix.length(), name.length() - 1);
        }
        return rest.isEmpty() ? null : rest;
    }
}
