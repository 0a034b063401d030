/**
 * What buyers have chosen and not yet ordered. A cart keeps variants and quantities; what they are called, cost, and
 * whether they can be had is asked each time it is read. It holds no stock and knows nothing of payment.
 */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "inventory",
            "kernel",
            "platform.crypto",
            "platform.idempotency",
            "platform.jobs",
            "platform.privacy",
            "platform.problem",
            "platform.security",
            "platform.text",
            "platform.web"
        })
@NullMarked
package io.merkato.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
