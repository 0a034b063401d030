/**
 * Words that mean the same to shoppers: those that staff keep, and a list of general ones that comes with the shop. It refuses
 * to know how anything is found; who searches takes the list as it is and is told when it changes.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "kernel",
            "platform.idempotency",
            "platform.invalidation",
            "platform.paging",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.text",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.search.synonyms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
