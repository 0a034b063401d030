/**
 * Finding products. It owns an index of all that are on sale, one on each node, which it keeps in step with the database and
 * makes anew when it is lost; in the database it keeps what has changed, which indexes were asked for, and what its rooms say. It knows products as they are
 * found and listed, told by whoever implements {@link io.merkato.search.ProductSource}, and refuses to know where that comes
 * from.
 */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "kernel",
            "platform.invalidation",
            "platform.jobs",
            "platform.observability",
            "platform.paging",
            "platform.problem",
            "platform.ratelimit",
            "platform.settings",
            "platform.text",
            "platform.visitor",
            "search.meaning",
            "search.synonyms"
        })
@NullMarked
package io.merkato.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
