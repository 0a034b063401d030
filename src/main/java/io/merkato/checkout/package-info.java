/**
 * From a cart to a paid order. It owns no data and composes those who do: what must be true together is written here in one
 * transaction, and the gateway is called between two.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "audit",
            "cart",
            "catalog",
            "inventory",
            "kernel",
            "orders",
            "orders :: access",
            "orders :: views",
            "payments",
            "payments :: promises",
            "platform.idempotency",
            "platform.json",
            "platform.mail",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.text",
            "platform.visitor",
            "pricing"
        })
@NullMarked
package io.merkato.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
