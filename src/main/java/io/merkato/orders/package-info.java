/**
 * The order and its life: what was bought, by whom, for how much, and what happened since. An order keeps its own copy
 * of titles and prices, so that it stays what it was. It knows nothing of carts, stock, or how money is moved.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.crypto",
            "platform.idempotency",
            "platform.invalidation",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
