/**
 * The desk of those who run the shop: one order with all that is known of it, from whoever knows it, and what staff decide about
 * it that is no matter of parcels or money. It owns no data, and knows of mails only that somebody keeps them.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "aftersales :: refunds",
            "aftersales :: returns",
            "aftersales :: withdrawals",
            "audit",
            "inventory :: holds",
            "kernel",
            "orders",
            "orders :: shipments",
            "orders :: staff",
            "orders :: views",
            "payments",
            "payments :: books",
            "platform.crypto",
            "platform.idempotency",
            "platform.paging",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.templates",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
