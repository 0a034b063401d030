package io.merkato.search.text;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductSource;
import io.merkato.search.ProductText;
import io.merkato.search.SearchChanges;
import io.merkato.search.words.KindLearner;
import io.merkato.search.words.Kinds;
import io.merkato.search.words.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Makes an index of words of all products, beside one that may be in use. */
final class RebuildWords {

    private static final int PIECE = 500;

    /** What things are called is learnt from so many products. */
    private static final int MOST_LEARNT_FROM = 50_000;

    private static final int WORKERS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() - 1));

    private final ProductSource source;
    private final SearchChanges changes;
    private final Language language;
    private final ProductPlaces places;
    private final Supplier<Function<String, List<String>>> synonyms;
    private final TakeWords take;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;

    RebuildWords(
            ProductSource source,
            SearchChanges changes,
            Language language,
            ProductPlaces places,
            Supplier<Function<String, List<String>>> synonyms,
            TakeWords take) {
        this.source = source;
        this.changes = changes;
        this.language = language;
        this.places = places;
        this.synonyms = synonyms;
        this.take = take;
    }

    /** How many products it has by now. */
    int done() {
        return done.get();
    }

    /** Has it end soon, with nothing. */
    void stop() {
        stopped = true;
    }

    /**
     * Makes it in an empty folder; null when it was stopped.
     *
     * @param reindexNumber that of the last reindex that was asked for
     */
    @Nullable Rebuilt make(Path folder, long reindexNumber) {
        long place = changes.end();
        Kinds kinds = language == Language.EN ? learn() : Kinds.NONE;
        TextIndex index = null;
        try {
            index = new LuceneIndex(FSDirectory.open(folder), places, language, kinds, synonyms);
            write(index);
            if (!stopped) {
                index.refresh();
                index.keep(place);
                return new Rebuilt(
                        index, new IndexFolder.Complete(folder, kinds, done.get(), reindexNumber), place, true);
            }
            index.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            if (index != null) {
                index.close();
            }
            throw e;
        }
    }

    private Kinds learn() {
        KindLearner learner = new KindLearner();
        List<Titled> titles = new ArrayList<>();
        eachPiece(
                MOST_LEARNT_FROM,
                piece -> piece.forEach(product -> {
                    learner.see(product.title(), product.description(), product.attributes());
                    titles.add(new Titled(product.title(), product.brand()));
                }));
        learner.colours();
        titles.forEach(product -> learner.read(product.title(), product.brand()));
        return learner.learnt();
    }

    private void write(TextIndex index) {
        Semaphore room = new Semaphore(WORKERS * 2);
        try (ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("index-", 0).daemon().factory())) {
            List<Future<?>> written = new ArrayList<>();
            eachPiece(Integer.MAX_VALUE, piece -> {
                room.acquireUninterruptibly();
                written.removeIf(RebuildWords::isWell);
                written.add(workers.submit(() -> {
                    try {
                        done.addAndGet(take.put(index, piece));
                        read.addAndGet(piece.size());
                    } finally {
                        room.release();
                    }
                }));
            });
            written.forEach(RebuildWords::await);
        }
        if (done.get() < read.get() / 2) {
            throw new IllegalStateException("Of " + read + " products " + done + " could be taken");
        }
    }

    private static boolean isWell(Future<?> work) {
        if (work.isDone()) {
            await(work);
        }
        return work.isDone();
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private void eachPiece(int most, Consumer<List<ProductText>> use) {
        ProductId last = null;
        int count = 0;
        List<ProductText> piece;
        do {
            piece = source.texts(last, PIECE);
            if (!piece.isEmpty()) {
                use.accept(piece);
                last = piece.getLast().id();
                count += piece.size();
            }
        } while (piece.size() == PIECE && count < most && !stopped);
    }

    private record Titled(String title, String brand) {}

    /**
     * An index that can be taken into use.
     *
     * @param place what happened behind this is not in it
     * @param isNew whether its folder does not say yet that it is complete
     */
    record Rebuilt(TextIndex index, IndexFolder.Complete complete, long place, boolean isNew) {}
}
