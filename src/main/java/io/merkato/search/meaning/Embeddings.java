package io.merkato.search.meaning;

import io.merkato.kernel.ProductId;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What products mean, by their titles and descriptions, as far as it is known already. All nodes share it. */
@Component
public class Embeddings {

    private final EmbeddingStore store;

    Embeddings(EmbeddingStore store) {
        this.store = store;
    }

    /** The vectors of these products; one that has none yet is left out. */
    public Map<ProductId, MeaningVector> vectors(Collection<ProductId> products) {
        return products.isEmpty() ? Map.of() : store.vectors(products);
    }
}
