/**
 * Who waits for what is sold out. They are told once when there is some again, first come first told, and no more people than
 * there are units for, times a setting; those told before count while their units are there, whatever orders do with them. A guest's address is confirmed by a mailed link first. It watches the stock, and knows
 * nothing of carts and orders: nothing is kept for anybody who waits.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "catalog",
            "catalog :: rules",
            "inventory",
            "inventory :: holds",
            "kernel",
            "platform.crypto",
            "platform.idempotency",
            "platform.jobs",
            "platform.json",
            "platform.mail",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.ratelimit",
            "platform.security",
            "platform.settings",
            "platform.visitor"
        })
@NullMarked
package io.merkato.waitlists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
