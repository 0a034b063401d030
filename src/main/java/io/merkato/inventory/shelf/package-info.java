/**
 * The stock as staff sees it and what staff does to it: lists, counts, adjustments, and what became of a variant's units.
 * It reads the tables of {@code inventory} and changes them through it alone.
 */
@ApplicationModule(
        allowedDependencies = {
            "inventory",
            "kernel",
            "platform.idempotency",
            "platform.json",
            "platform.paging",
            "platform.problem",
            "platform.security",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.inventory.shelf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
