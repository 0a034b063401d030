package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.Changes;
import io.merkato.search.SearchChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what has changed, once. Changes of transactions that began before others that are committed already are read as soon
 * as they are there, which means to look again where was looked before; what was seen there is remembered.
 */
public final class FollowChanges {

    private static final int PIECE = 500;

    private final SearchChanges changes;
    private final Map<ProductId, Long> seen = new HashMap<>();
    private long from;

    /** Goes on from a place. */
    public FollowChanges(SearchChanges changes, long from) {
        this.changes = changes;
        this.from = from;
    }

    /** Changes that were not read before, in pieces; everything before {@link #place} was. */
    public void read(Piece piece) {
        Changes some = changes.since(from, null, PIECE);
        long end = some.end();
        take(some.products(), piece);
        while (some.products().size() == PIECE) {
            some = changes.since(from, some.products().getLast(), PIECE);
            take(some.products(), piece);
        }
        from = end;
        seen.values().removeIf(place -> place < end);
    }

    private void take(List<ChangedProduct> some, Piece piece) {
        List<ChangedProduct> fresh = some.stream()
                .filter(change -> !Objects.equals(seen.get(change.product()), change.place()))
                .toList();
        if (!fresh.isEmpty()) {
            piece.take(fresh);
            fresh.forEach(change -> seen.put(change.product(), change.place()));
        }
    }

    /** Before here nothing is left to read. */
    public long place() {
        return from;
    }

    /** Takes changes. */
    public interface Piece {
        /** Takes some. */
        void take(List<ChangedProduct> changes);
    }
}
