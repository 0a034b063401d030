/**
 * Who is signed in: sessions on devices, the refresh tokens that keep them going, and the keys that sign access tokens.
 * It shows neither tokens nor keys to anyone. It knows people by their ids alone: who may sign in, and as what, is told
 * by accounts.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "kernel",
            "platform.answers",
            "platform.crypto",
            "platform.idempotency",
            "platform.invalidation",
            "platform.jobs",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.visitor"
        })
@NullMarked
package io.merkato.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
