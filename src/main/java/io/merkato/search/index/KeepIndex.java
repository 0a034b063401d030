package io.merkato.search.index;

import io.merkato.platform.invalidation.Announced;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.settings.DataSettings;
import io.merkato.search.CategoryNames;
import io.merkato.search.ProductSource;
import io.merkato.search.SearchChanges;
import io.merkato.search.SearchSettings;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.KeepColumns;
import io.merkato.search.insights.Insights;
import io.merkato.search.meaning.Embeddings;
import io.merkato.search.meaning.Meaning;
import io.merkato.search.synonyms.Synonyms;
import io.merkato.search.text.FollowChanges;
import io.merkato.search.text.KeepWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The index of this node at work: a thread that reads the catalogue at the start, follows every change within a second, and
 * has the words made anew where they have to be, while what is there serves.
 */
@Component
class KeepIndex implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    /** What answers are dropped by that show what the index had before; it is told on this node alone. */
    static final String APPLIED = "search.applied";

    /** The same for answers that are sorted by how often products were bought. */
    static final String BOUGHT = "search.bought";

    /** How often they are dropped at most while products go on changing. */
    private static final Duration BETWEEN_DROPS = Duration.ofMillis(300);

    private static final int MOST_FREQUENT = 1000;

    private final ProductSource source;
    private final SearchChanges changes;
    private final SearchSettings settings;
    private final Synonyms synonyms;
    private final DataSettings data;
    private final Invalidations invalidations;
    private final LastingFaults faults;
    private final KeepColumns columns;
    private final KeepMeanings meanings;
    private final Suggester suggester;
    private final Freshness freshness = new Freshness();
    private final AtomicBoolean categoriesChanged = new AtomicBoolean();
    private final AtomicBoolean isReindexAsked = new AtomicBoolean();
    private final Bell bell = new Bell();
    /** The number of the last reindex that the columns were read after. */
    private long reindex;

    private boolean isUndropped;
    private boolean isBought;
    private boolean isLoading;
    private long droppedAtNanos = System.nanoTime();
    private volatile @Nullable KeepWords words;
    private volatile @Nullable Thread thread;

    KeepIndex(
            ObjectProvider<ProductSource> sources,
            SearchChanges changes,
            SearchSettings settings,
            Synonyms synonyms,
            Meaning meaning,
            Embeddings embeddings,
            Insights insights,
            DataSettings data,
            Invalidations invalidations,
            LastingFaults faults) {
        this.source = sources.getIfAvailable(() -> ProductSource.NOTHING);
        this.changes = changes;
        this.settings = settings;
        this.synonyms = synonyms;
        this.data = data;
        this.invalidations = invalidations;
        this.faults = faults;
        this.columns = new KeepColumns(source);
        this.suggester = new Suggester(() -> insights.frequent(MOST_FREQUENT), this::isOfShop);
        this.meanings = new KeepMeanings(meaning, embeddings, columns.columns());
        hear(SearchChanges.FEW, freshness::want);
        hear(SearchChanges.MANY, () -> {});
        hear(SearchChanges.REINDEX, () -> isReindexAsked.set(true));
        hear(SearchChanges.CATEGORIES, () -> {
            categoriesChanged.set(true);
            freshness.want();
        });
    }

    /** Whether this node knows the products, with all that was committed here. Waits a little until it does. */
    boolean isFresh() {
        return freshness.await();
    }

    Columns columns() {
        return columns.columns();
    }

    CategoryNames categories() {
        return columns.categories();
    }

    long nameNumber(String title) {
        return columns.nameNumber(title);
    }

    /** The products that have the words. */
    KeepWords.Matched match(String text) {
        KeepWords keeper = words;
        KeepWords.Matched matched = keeper == null ? null : keeper.match(text);
        return matched == null ? new KeepWords.Matched(columns.withWords(text), text) : matched;
    }

    /** What may be suggested. */
    Suggester suggester() {
        return suggester;
    }

    /** What somebody may mean who is still typing, null while the words are not there. */
    KeepWords.@Nullable Begun begun(String typed, int most) {
        KeepWords keeper = words;
        return keeper == null ? null : keeper.begun(typed, most);
    }

    private boolean isOfShop(String word) {
        KeepWords keeper = words;
        return keeper != null && keeper.knows(word);
    }

    /** How the index stands. */
    IndexController.IndexStatus status() {
        KeepWords keeper = words;
        return new IndexController.IndexStatus(
                columns.columns().allOnSale().cardinality(),
                keeper != null && keeper.isThere(),
                keeper == null ? null : keeper.madeOf(),
                keeper == null ? 0 : keeper.failures(),
                keeper == null ? 0 : keeper.reindexed());
    }

    /** How near products are to a query by their meaning, or null where that cannot be told. */
    Ranking.@Nullable Similarities similarities(String text, boolean goesOn) {
        return meanings.similarities(text, goesOn);
    }

    private void hear(String topic, Runnable meaning) {
        invalidations.subscribe(topic, new Announced() {
            @Override
            public void changed(String key) {
                wake(meaning);
            }

            @Override
            public void anythingMayHaveChanged() {
                wake(meaning);
            }
        });
    }

    private void wake(Runnable meaning) {
        meaning.run();
        bell.ring();
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name("index").daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        bell.ring();
        if (stopping != null) {
            try {
                stopping.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Early, so that the catalogue is read while the rest starts; and late at the stop. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        FollowChanges following = null;
        while (isRunning() && following == null) {
            following = trying(this::load);
        }
        KeepWords keeper = null;
        while (isRunning() && keeper == null) {
            keeper = openWords();
        }
        if (keeper != null) {
            Path vectors = keeper.folder().resolve("vectors");
            trying(() -> {
                meanings.open(vectors);
                return true;
            });
        }
        while (isRunning() && following != null && keeper != null) {
            follow(following, keeper);
        }
        meanings.close();
        if (keeper != null) {
            keeper.close();
        }
    }

    private @Nullable FollowChanges load() {
        FollowChanges following = new FollowChanges(changes, changes.end());
        reindex = changes.reindexes();
        columns.load();
        freshness.loaded();
        return following;
    }

    private @Nullable KeepWords openWords() {
        return trying(() -> {
            KeepWords keeper = new KeepWords(
                    source,
                    changes,
                    synonyms,
                    settings.language(),
                    columns.columns().places,
                    data.folder().toAbsolutePath().normalize(),
                    e -> faults.met("Making the index of words", e));
            keeper.reindex(reindex);
            words = keeper;
            return keeper;
        });
    }

    /** Goes on until it has to rest. */
    private void follow(FollowChanges following, KeepWords keeper) {
        isLoading = false;
        trying(() -> {
            followChanges(following, keeper);
            if (isReindexAsked.getAndSet(false)) {
                reindex(following, keeper);
            }
            isLoading = meanings.loadSome();
            columns.numberAnewWhereWorn();
            return true;
        });
        if (!isLoading && isRunning()) {
            bell.await(isUndropped || isBought ? BETWEEN_DROPS : EVERY);
        }
    }

    /** What was committed before is found after it. */
    private void followChanges(FollowChanges following, KeepWords keeper) {
        bell.quiet();
        long upTo = freshness.wanted();
        try {
            if (categoriesChanged.getAndSet(false)) {
                readCategories();
                isUndropped = true;
            }
            following.read(piece -> {
                follow(columns.follow(piece));
                keeper.follow(piece);
                meanings.follow(piece);
            });
            isUndropped |= keeper.tend(following.place());
            suggester.follow(isUndropped, columns.columns(), columns.categories());
        } finally {
            drop();
            freshness.followedUpTo(upTo);
        }
    }

    /** The announcement alone may be missed, or heard twice; the number tells. */
    private void reindex(FollowChanges following, KeepWords keeper) {
        boolean isDone = false;
        try {
            long asked = changes.reindexes();
            isDone = asked <= reindex
                    || columns.readAgain(() -> {
                        isUndropped = true;
                        followChanges(following, keeper);
                        return isRunning();
                    });
            if (isDone) {
                isUndropped = true;
                reindex = Math.max(reindex, asked);
                keeper.reindex(reindex);
            }
        } finally {
            if (!isDone) {
                isReindexAsked.set(true);
            }
        }
    }

    private void follow(KeepColumns.Followed followed) {
        switch (followed) {
            case SHOWN -> isUndropped = true;
            case BOUGHT -> isBought = true;
        }
    }

    /** Answers that were made before the index had followed show what was. */
    private void drop() {
        if ((isUndropped || isBought) && System.nanoTime() - droppedAtNanos > BETWEEN_DROPS.toNanos()) {
            droppedAtNanos = System.nanoTime();
            if (isUndropped) {
                invalidations.forgetHere(APPLIED, "");
            }
            if (isBought) {
                invalidations.forgetHere(BOUGHT, "");
            }
            isUndropped = false;
            isBought = false;
        }
    }

    private void readCategories() {
        try {
            columns.readCategories();
        } catch (RuntimeException e) {
            categoriesChanged.set(true);
            throw e;
        }
    }

    private <T> @Nullable T trying(Step<T> step) {
        try {
            return step.take();
        } catch (RuntimeException | Error e) {
            if (isRunning()) {
                faults.met("Keeping the index of products", e);
                bell.quiet();
                bell.await(EVERY);
            }
            return null;
        }
    }

    private interface Step<T> {
        @Nullable T take();
    }
}
