/**
 * From a confirmed order to a delivered one: parcels that leave, are corrected, voided and come. It owns no data; what an
 * order, its parcels and stock must say together is written here in one transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "inventory",
            "kernel",
            "orders",
            "orders :: shipments",
            "orders :: views",
            "payments",
            "payments :: promises",
            "platform.idempotency",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.fulfillment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
