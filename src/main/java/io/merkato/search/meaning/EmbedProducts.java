package io.merkato.search.meaning;

import io.merkato.catalog.texts.ProductText;
import io.merkato.catalog.texts.ProductTexts;
import io.merkato.kernel.ProductId;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads products for their meaning, once for all nodes: those that changed as soon as they are noted, and in between all
 * that have no vector yet, as in a shop from before. It holds no connection while it computes, keeps what it has after each
 * few products, and yields to everything else that the process does.
 */
@Component
class EmbedProducts implements RecurringJob, DisposableBean {

    /** So many take a quarter of a second, and are what a crash loses. */
    private static final int BATCH = 16;

    /** Right after its start a node has more urgent things to do. */
    private static final Duration REST_AFTER_START = Duration.ofSeconds(15);

    private static final Duration FOR_THE_MODEL = Duration.ofSeconds(60);

    private final EmbeddingStore store;
    private final ProductTexts texts;
    private final FindMissing missing;
    private final LazyModel model;
    private final List<VectorsChanged> copies;
    private final TransactionTemplate transaction;
    private final Jobs jobs;
    private final boolean on;
    private final QuietThread thread = new QuietThread("embed-products");
    private final long startedAt = System.nanoTime();

    EmbedProducts(
            EmbeddingStore store,
            ProductTexts texts,
            FindMissing missing,
            LazyModel model,
            List<VectorsChanged> copies,
            TransactionTemplate transaction,
            Jobs jobs,
            MeaningSettings settings) {
        this.store = store;
        this.texts = texts;
        this.missing = missing;
        this.model = model;
        this.copies = copies;
        this.transaction = transaction;
        this.jobs = jobs;
        this.on = settings.on();
    }

    @Override
    public String name() {
        return "search.embed-products";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean runsHere() {
        return on;
    }

    @Override
    public void run() {
        boolean rested = System.nanoTime() - startedAt > REST_AFTER_START.toNanos();
        boolean more = rested || model.isWanted();
        while (more && jobs.goOn() && model.isUsable()) {
            List<EmbeddingStore.Due> due = store.due(BATCH);
            more = due.isEmpty() ? missing.noteSome() : embed(due);
        }
    }

    /** Whether all of them were looked at. */
    private boolean embed(List<EmbeddingStore.Due> due) {
        Map<ProductId, ProductText> found = texts
                .of(due.stream().map(EmbeddingStore.Due::product).toList())
                .stream()
                .filter(ProductText::onSale)
                .collect(Collectors.toMap(ProductText::id, Function.identity()));
        Map<ProductId, byte[]> known = store.hashes(found.keySet());
        List<EmbeddingStore.Due> done = new ArrayList<>();
        List<EmbeddingStore.Embedded> embedded = new ArrayList<>();
        for (EmbeddingStore.Due one : due) {
            ProductText product = found.get(one.product());
            EmbeddedText text = product == null ? null : EmbeddedText.of(product.title(), product.description());
            byte[] hash = text == null ? null : text.hash();
            if (text != null && hash != null && !Arrays.equals(hash, known.get(one.product()))) {
                MeaningVector vector = jobs.goOn() ? vector(text) : null;
                if (vector == null) {
                    break;
                }
                embedded.add(new EmbeddingStore.Embedded(one.product(), hash, vector));
            }
            done.add(one);
        }
        transaction.executeWithoutResult(status -> keep(done, embedded));
        return done.size() == due.size();
    }

    private @Nullable MeaningVector vector(EmbeddedText text) {
        try {
            return thread.call(() -> model.meaning(text.text(), EmbeddedText.MOST_PIECES, FOR_THE_MODEL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** What has changed or gone since it was read is not kept, and stays on the list. */
    private void keep(Collection<EmbeddingStore.Due> done, List<EmbeddingStore.Embedded> embedded) {
        Set<ProductId> unchanged = new HashSet<>(store.takeOff(done));
        List<EmbeddingStore.Embedded> kept = embedded.stream()
                .filter(one -> unchanged.contains(one.product()))
                .toList();
        if (!kept.isEmpty()) {
            store.write(kept);
            List<ProductId> products =
                    kept.stream().map(EmbeddingStore.Embedded::product).toList();
            copies.forEach(copy -> copy.changed(products));
        }
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
