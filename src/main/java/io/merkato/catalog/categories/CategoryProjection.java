package io.merkato.catalog.categories;

import java.util.Collection;
import java.util.UUID;

/** What is kept of the tree of categories elsewhere. It is told in the transaction that changes the tree. */
public interface CategoryProjection {

    /**
     * The tree has changed.
     *
     * @param renamed categories whose name, or a name above them, may be another one now
     */
    void changed(Collection<UUID> renamed);
}
