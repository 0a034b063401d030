/**
 * How much of each variant there is, who keeps it, and how that came about: levels, holds and movements. Stock is taken by
 * one guarded statement per variant, so that it cannot be sold twice. It knows variants by their id, and what they are called
 * where staff reads of it: not what they are, or cost. {@code inventory.shelf} is what staff sees and does, and
 * {@code inventory.alerts} tells what is low.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "kernel",
            "platform.invalidation",
            "platform.jobs",
            "platform.paging",
            "platform.privacy",
            "platform.problem",
            "platform.settings",
            "platform.text",
            "platform.visitor"
        })
@NullMarked
package io.merkato.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
