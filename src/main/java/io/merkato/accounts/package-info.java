/**
 * Who people are: addresses of mail, profiles, roles, and the hash of each password. It knows nothing of carts and orders,
 * and of mail only that others listen to its events. How somebody gets an account is for registration, whether they may come
 * in for signin.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "kernel",
            "passwords",
            "platform.crypto",
            "platform.invalidation",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.text",
            "platform.visitor",
            "platform.web",
            "sessions"
        })
@NullMarked
package io.merkato.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
