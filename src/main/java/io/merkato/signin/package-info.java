/**
 * Signing in and out, getting new tokens, and new passwords for old ones. It decides whether somebody is who they say,
 * and owns the links that reset a password; the account itself belongs to accounts, the session to sessions.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "audit",
            "kernel",
            "passwords",
            "platform.crypto",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.visitor",
            "registration",
            "sessions"
        })
@NullMarked
package io.merkato.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
