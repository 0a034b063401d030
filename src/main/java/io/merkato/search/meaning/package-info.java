/**
 * What words mean, so that a notebook is found by who asks for a laptop: a small language model that runs in the process, and
 * owns a vector for each product on sale, which is read from its title and description in the background.
 *
 * <p>Whoever ranks products asks {@link io.merkato.search.meaning.Meaning} for the vector of a query, which may be null, and
 * {@link io.merkato.search.meaning.Embeddings} for those of products, keeps these by numbers of its own in a
 * {@link io.merkato.search.meaning.VectorFile}, and hears by {@link io.merkato.search.meaning.VectorsChanged} that there are new
 * ones. It knows nothing of words, of ranks or of who is searching.
 */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "catalog :: rules",
            "catalog :: texts",
            "kernel",
            "platform.crypto",
            "platform.jobs",
            "platform.settings"
        })
@NullMarked
package io.merkato.search.meaning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
