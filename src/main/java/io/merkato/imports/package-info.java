/**
 * Catalogues that come as files: it takes a file in, reads it on whichever node is free, and hands its products to the
 * catalogue in batches, and what was counted to the inventory, with a report of what was refused and left out. What a product must be is the catalogue's business.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "catalog",
            "catalog :: rules",
            "inventory",
            "kernel",
            "platform.body",
            "platform.crypto",
            "platform.idempotency",
            "platform.jobs",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.visitor"
        })
@NullMarked
package io.merkato.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
