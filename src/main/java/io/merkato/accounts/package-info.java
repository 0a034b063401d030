/**
 * Who people are: registration, addresses of mail, profiles, roles, and the hash of each password. It knows nothing of
 * carts and orders, and of mail only that others listen to its events. Whether somebody may come in is for signin.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "kernel",
            "passwords",
            "platform.crypto",
            "platform.idempotency",
            "platform.invalidation",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.text",
            "platform.visitor",
            "platform.web",
            "sessions"
        })
@NullMarked
package io.merkato.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
