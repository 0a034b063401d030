/**
 * Catalogues, stock-takes and reviews that come as files: it takes a file in, reads it on whichever node is free, and hands its
 * rows in batches to those whose business they are, with a report of what was refused and left out. What a product or a review
 * must be here is theirs to say.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "catalog",
            "catalog :: names",
            "catalog :: rules",
            "inventory",
            "kernel",
            "platform.body",
            "platform.crypto",
            "platform.idempotency",
            "platform.jobs",
            "platform.mail",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.text",
            "platform.visitor",
            "reviews",
            "reviews :: imported"
        })
@NullMarked
package io.merkato.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
