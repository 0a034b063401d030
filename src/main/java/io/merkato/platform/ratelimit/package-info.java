/**
 * How often something may be tried: named rate limits, counted in the database for all nodes together, and the general
 * limit of requests. It knows nothing of what is tried; modules bring their limits and say whom or what they count by.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform.crypto",
            "platform.jobs",
            "platform.observability",
            "platform.problem",
            "platform.settings",
            "platform.visitor"
        })
@NullMarked
package io.merkato.platform.ratelimit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
