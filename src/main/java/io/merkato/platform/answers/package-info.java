/**
 * Answers remembered: what everybody may see is answered from finished bytes, before any filter, until what it shows has
 * changed. Handlers say that they are {@code Remembered} and what they have {@code Shown}; who changes that announces it by
 * {@code platform.invalidation}. It knows nothing of what the answers say.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform.invalidation",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.platform.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
