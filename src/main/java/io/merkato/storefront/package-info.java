/**
 * The shop as its visitors see it: lists of products and what is found in them, a product's page, the tree of categories.
 * It composes what the catalogue, the inventory and the index of products say, and lets a CDN keep it for a moment. It
 * owns the listings, a copy of what lists sort and filter by, and nothing that a copy could not be made of again. It
 * knows nothing of carts, prices after discounts, or who is looking, beyond
 * staff who ask why products rank where they do.
 */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "catalog :: categories",
            "catalog :: rules",
            "inventory",
            "kernel",
            "orders",
            "platform.answers",
            "platform.caching",
            "platform.invalidation",
            "platform.jobs",
            "platform.problem",
            "platform.security",
            "platform.text",
            "platform.web",
            "reviews",
            "search",
            "search :: index",
            "search :: insights"
        })
@NullMarked
package io.merkato.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
