package io.merkato.platform.security;

import java.util.List;

/**
 * Files that everybody may read as they lie in the shop. Modules that have some bring a bean of it.
 *
 * @param patterns of paths, as Ant writes them
 */
public record PublicFiles(List<String> patterns) {}
