package io.merkato.search;

import io.merkato.kernel.ProductId;
import io.merkato.search.meaning.VectorsChanged;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Has the index of every node read vectors of products that are new. */
@Component
class NoteVectors implements VectorsChanged {

    private final SearchChanges changes;

    NoteVectors(SearchChanges changes) {
        this.changes = changes;
    }

    @Override
    public void changed(Collection<ProductId> products) {
        changes.read(products);
    }
}
