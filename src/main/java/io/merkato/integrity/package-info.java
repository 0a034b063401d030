/**
 * Whether all is true that must be true in the shop, for admins who ask. It knows no rule itself; each module brings its own as
 * queries.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.invariants",
            "platform.problem",
            "platform.ratelimit",
            "platform.security"
        })
@NullMarked
package io.merkato.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
