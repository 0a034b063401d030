/**
 * What the shop sells: products with their variants, list prices and categories, and the lists in which they are
 * found. It asks inventory how much there is and orders whether something was ever bought; it knows nothing of carts,
 * of what an order costs in the end, or of payments.
 */
@ApplicationModule(
        allowedDependencies = {
            "inventory",
            "kernel",
            "orders",
            "platform.idempotency",
            "platform.jobs",
            "platform.json",
            "platform.paging",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.web"
        })
@NullMarked
package io.merkato.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
