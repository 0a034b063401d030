/**
 * The books of what the shop sells: products with their variants, options, list prices and categories, and how staff and
 * files change them. It gives a new product its first stock, and remembers of a product that it was ordered. It knows
 * nothing of lists, search or ratings, which are kept in step by who implements {@link ProductProjection}; nothing of
 * orders, carts, or what an order costs in the end.
 */
@ApplicationModule(
        allowedDependencies = {
            "inventory",
            "kernel",
            "platform.idempotency",
            "platform.invalidation",
            "platform.json",
            "platform.paging",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
