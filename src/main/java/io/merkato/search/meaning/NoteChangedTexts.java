package io.merkato.search.meaning;

import io.merkato.catalog.Product;
import io.merkato.catalog.ProductProjection;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.kernel.ProductId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes products whose text has changed, for {@link EmbedProducts}, and forgets those that are no more. */
@Component
class NoteChangedTexts implements ProductProjection {

    private final EmbeddingStore store;
    private final MeaningSettings settings;

    NoteChangedTexts(EmbeddingStore store, MeaningSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void saved(List<Product> products) {
        List<EmbeddingStore.Hashed> onSale = products.stream()
                .filter(product -> settings.on() && product.status() == ProductStatus.ACTIVE)
                .map(product -> new EmbeddingStore.Hashed(
                        product.id(),
                        EmbeddedText.of(product.title(), product.description()).hash()))
                .toList();
        if (!onSale.isEmpty()) {
            store.noteChanged(onSale);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void removed(ProductId product) {
        store.remove(List.of(product));
    }
}
