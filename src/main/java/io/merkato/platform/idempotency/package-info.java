/**
 * Requests that may be repeated: the first answer is stored in the transaction of its effect and given again.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.body",
            "platform.crypto",
            "platform.jobs",
            "platform.json",
            "platform.privacy",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.platform.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
