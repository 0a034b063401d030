package io.merkato.catalog.rules;

/** What a category must be. */
public final class CategoryRules {

    /** How long a name may be. */
    public static final int MAX_NAME = 255;

    /** The most levels of the tree. An answer has two for each, and some JSON readers take no more than 64. */
    public static final int MAX_DEPTH = 20;

    private CategoryRules() {}
}
