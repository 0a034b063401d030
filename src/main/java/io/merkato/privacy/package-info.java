/**
 * A person's rights on their data: a copy of all that is held (GDPR, article 15 and 20) and its erasure (article 17). It
 * knows that modules hold {@link io.merkato.platform.privacy.PersonalData}, and neither which nor what.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "audit",
            "kernel",
            "passwords",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
