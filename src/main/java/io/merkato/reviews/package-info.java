/**
 * What customers say of products: one review of each by each, how others find it, and what the reviews of a product come to.
 * Staff decide what is shown ({@code moderation}), customers say what helps and what should not be there ({@code votes}), and
 * files bring what was written elsewhere ({@code imported}). Texts are looked at first by {@code screening}, read by {@code lists},
 * and asked for by mail ({@code requests}); {@code buyers} knows who has got what. Whoever changes a review holds it, and tells {@code Ratings}. It asks the catalogue which products there are, and orders what
 * was delivered to whom; neither knows of it.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "accounts :: confirmed",
            "audit",
            "catalog",
            "catalog :: names",
            "kernel",
            "orders",
            "orders :: purchases",
            "orders :: shipments",
            "platform.answers",
            "platform.caching",
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
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
