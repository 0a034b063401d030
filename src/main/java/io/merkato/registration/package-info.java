/**
 * How people get an account: registrations, their confirmation by mail, and the first admin. It owns what a registration
 * brought until its address is confirmed, in the schema of accounts, since that goes with the account; it refuses to know
 * what people do with an account.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "audit",
            "kernel",
            "passwords",
            "platform.crypto",
            "platform.idempotency",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.problem",
            "platform.ratelimit",
            "platform.settings",
            "platform.text",
            "platform.visitor"
        })
@NullMarked
package io.merkato.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
