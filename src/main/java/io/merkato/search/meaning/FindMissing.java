package io.merkato.search.meaning;

import io.merkato.catalog.texts.ProductText;
import io.merkato.catalog.texts.ProductTexts;
import io.merkato.kernel.ProductId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks over all products on sale, from the newest on, and notes those without the vector of their text: once after each
 * start of a node, and once a day. How far it is stands in the database, so that any node goes on with it.
 */
@Component
class FindMissing {

    private static final int PAGE = 500;
    private static final ProductId BEFORE_ALL = new ProductId(new UUID(0, 0));
    private static final ProductId AFTER_ALL = new ProductId(new UUID(-1, -1));

    private final EmbeddingStore store;
    private final ProductTexts texts;
    private final TransactionTemplate transaction;
    private final AtomicBoolean begun = new AtomicBoolean();

    FindMissing(EmbeddingStore store, ProductTexts texts, TransactionTemplate transaction) {
        this.store = store;
        this.texts = texts;
        this.transaction = transaction;
    }

    /** Looks at the next products; false when all were looked at. */
    boolean noteSome() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (begun.compareAndSet(false, true)) {
                store.beginWalk();
            }
            EmbeddingStore.Walk walk = store.walk();
            if (walk != null) {
                noteAfter(walk.reached());
            }
            return walk != null;
        }));
    }

    private void noteAfter(@Nullable UUID reached) {
        ProductId before = reached == null ? AFTER_ALL : new ProductId(reached);
        List<ProductText> page = texts.onSaleBefore(before, PAGE);
        store.noteMissing(withoutVector(page));
        boolean isLast = page.size() < PAGE;
        ProductId from = isLast ? BEFORE_ALL : page.getLast().id();
        store.remove(gone(page, store.embeddedBetween(from, before)));
        if (isLast) {
            store.endWalk();
        } else {
            store.reach(from);
        }
    }

    private List<ProductId> withoutVector(List<ProductText> page) {
        Map<ProductId, byte[]> hashes =
                store.hashes(page.stream().map(ProductText::id).toList());
        return page.stream()
                .filter(product -> !Arrays.equals(
                        EmbeddedText.of(product.title(), product.description()).hash(), hashes.get(product.id())))
                .map(ProductText::id)
                .toList();
    }

    /** Those that were deleted where the setting was off. One that is not on sale may be again, and keeps its vector. */
    private Collection<ProductId> gone(List<ProductText> page, Collection<ProductId> embedded) {
        Set<ProductId> candidates = new HashSet<>(embedded);
        page.forEach(product -> candidates.remove(product.id()));
        Set<ProductId> there =
                texts.of(candidates).stream().map(ProductText::id).collect(Collectors.toSet());
        candidates.removeAll(there);
        return candidates;
    }
}
