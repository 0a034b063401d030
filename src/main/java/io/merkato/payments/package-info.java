/**
 * How money is moved: payments, the operations at gateways that move them, and the ledger that proves it. An operation
 * is stored before its gateway is called, and its id is the gateway's idempotency key, so that nobody is charged
 * twice. It knows orders by their id only.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.jobs",
            "platform.observability",
            "platform.paging",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.web"
        })
@NullMarked
package io.merkato.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
