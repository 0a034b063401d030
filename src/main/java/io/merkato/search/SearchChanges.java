package io.merkato.search;

import io.merkato.kernel.ProductId;
import io.merkato.platform.invalidation.Invalidations;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of products that change, in the transaction that changes them, so that the index of every node follows: within a
 * second of the commit, and after any pause. It also takes requests for indexes that are made anew.
 */
@Component
public class SearchChanges {

    // The topics below are announced without a key.

    /** Some products have changed; whoever lists them now waits until the index has followed. */
    public static final String FEW = "search.few";

    /** So many products have changed, as in an import, that nobody waits for them. */
    public static final String MANY = "search.many";

    /** The tree of categories has changed. */
    public static final String CATEGORIES = "search.categories";

    /** The indexes are to be made anew. */
    public static final String REINDEX = "search.reindex";

    private static final int MOST_OF_FEW = 20;

    private final ChangeStore store;
    private final ReindexStore reindexes;
    private final Invalidations invalidations;

    SearchChanges(ChangeStore store, ReindexStore reindexes, Invalidations invalidations) {
        this.store = store;
        this.reindexes = reindexes;
        this.invalidations = invalidations;
    }

    /** Products whose words or whose place in lists may have changed, that came, or that went. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Collection<ProductId> products) {
        store.note(products, true);
        tell(products);
    }

    /** Products of which a price, the stock or the rating has changed and no word. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(Collection<ProductId> products) {
        store.note(products, false);
        tell(products);
    }

    private void tell(Collection<ProductId> products) {
        if (products.size() <= MOST_OF_FEW) {
            invalidations.invalidate(FEW, "");
        } else {
            invalidations.announce(MANY, "");
        }
    }

    /** Products that were bought: lists may follow when they next look. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bought(Collection<ProductId> products) {
        store.note(products, false);
    }

    /** Products of which it is known now what they mean. */
    void read(Collection<ProductId> products) {
        store.note(products, false);
    }

    /** The tree of categories. Products whose words have changed with it are told of by {@link #changed}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void categoriesChanged() {
        invalidations.invalidate(CATEGORIES, "");
    }

    /** Has every node make its index anew, and gives the number of this request: each is greater than those before. */
    @Transactional
    public long requestReindex() {
        long number = reindexes.request();
        invalidations.invalidate(REINDEX, "");
        return number;
    }

    /** The number of the last request for indexes that are made anew, 0 before the first one. */
    public long lastReindex() {
        return reindexes.last();
    }

    /** Where to go on from for who knows all that is committed now. */
    public long end() {
        return store.end();
    }

    /**
     * Changes at and behind a place. One that is behind others may be committed after them, but none before the end.
     *
     * @param last the last one of the piece before, null for the first piece
     */
    public Changes since(long place, @Nullable ChangedProduct last, int most) {
        return store.since(place, last, most);
    }

    /** A name of the database, in which alone places mean something. */
    public String database() {
        return store.server();
    }
}
