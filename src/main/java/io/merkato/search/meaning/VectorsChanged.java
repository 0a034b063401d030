package io.merkato.search.meaning;

import io.merkato.kernel.ProductId;
import java.util.Collection;

/**
 * Whoever keeps copies of products' vectors and has to hear, on every node, that there are new ones. It is told in the
 * transaction that writes them: {@link Embeddings} has them after its commit.
 */
public interface VectorsChanged {

    /** Products whose vector is new or another one. */
    void changed(Collection<ProductId> products);
}
