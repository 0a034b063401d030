/**
 * The address book: postal addresses that people keep for their next orders. It refuses to know who these people are
 * beyond their ids, and orders, which keep copies of their own.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "kernel",
            "platform.idempotency",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.security",
            "platform.web"
        })
@NullMarked
package io.merkato.addresses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
