/**
 * What comes after an order stands: it is cancelled or withdrawn from, goods come back, money is given back. It owns withdrawals,
 * returns, refunds and how they add up; units, stock and money are those of orders, inventory and payments, and what they must say
 * together is written here in one transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "inventory",
            "kernel",
            "orders",
            "orders :: access",
            "orders :: lookup",
            "orders :: shipments",
            "orders :: unpaid",
            "orders :: views",
            "payments",
            "payments :: elsewhere",
            "payments :: promises",
            "platform.crypto",
            "platform.idempotency",
            "platform.json",
            "platform.mail",
            "platform.jobs",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.text",
            "platform.visitor"
        })
@NullMarked
package io.merkato.aftersales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
