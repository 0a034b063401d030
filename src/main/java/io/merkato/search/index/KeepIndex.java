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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** What failed is not tried at once again: it reads much, or it may be the disk that is full. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final ProductSource source;
    private final SearchChanges changes;
    private final SearchSettings settings;
    private final Synonyms synonyms;
    private final DataSettings data;
    private final Invalidations invalidations;
    private final IndexFaults told;
    private final KeepColumns columns;
    private final KeepMeanings meanings;
    private final Suggester suggester;
    private final DatabaseWords database;
    private final Freshness freshness = new Freshness();
    private final AtomicBoolean categoriesChanged = new AtomicBoolean();
    private final Bell bell = new Bell();
    /** That of the last reindex that the columns were read after. */
    private long reindexNumber;

    private boolean isUndropped;
    private boolean isBought;
    private boolean isLoading;
    private long droppedAtNanos = System.nanoTime();
    private long openAtNanos = System.nanoTime();
    private long reindexAtNanos = System.nanoTime();
    private volatile boolean isReindexAsked;
    /** How often the folder could not be had, or all could not be read again, since it last could. */
    private final AtomicInteger failures = new AtomicInteger();

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
        this.told = new IndexFaults(faults);
        this.columns = new KeepColumns(source, told::notListed);
        this.database = new DatabaseWords(source, columns.columns());
        this.suggester = new Suggester(() -> insights.frequent(Insights.MOST_FREQUENT), this::isOfShop);
        this.meanings = new KeepMeanings(meaning, embeddings, columns.columns(), told::withoutMeaning);
        hear(SearchChanges.FEW, freshness::want);
        hear(SearchChanges.MANY, () -> {});
        hear(SearchChanges.REINDEX, () -> isReindexAsked = true);
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
        return matched == null ? new KeepWords.Matched(database.match(text), text) : matched;
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
                failures.get() + (keeper == null ? 0 : keeper.failures()),
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
        while (isRunning() && following != null) {
            openWords();
            follow(following);
        }
        KeepWords keeper = words;
        try {
            meanings.close();
        } finally {
            if (keeper != null) {
                keeper.close();
            }
        }
    }

    private @Nullable FollowChanges load() {
        FollowChanges following = new FollowChanges(changes, changes.end());
        reindexNumber = changes.lastReindex();
        columns.load();
        freshness.loaded();
        return following;
    }

    /** Where there is no folder for them, they are not there, and lists go on without. */
    private void openWords() {
        if (words != null || System.nanoTime() < openAtNanos) {
            return;
        }
        openAtNanos = System.nanoTime() + BETWEEN_TRIES.toNanos();
        count(trying(() -> {
            KeepWords keeper = new KeepWords(
                    source,
                    changes,
                    synonyms,
                    settings.language(),
                    columns.columns().places,
                    data.folder().toAbsolutePath().normalize(),
                    told);
            keeper.wantReindex(reindexNumber);
            words = keeper;
            meanings.keepIn(keeper.folder().resolve("vectors"));
            return true;
        }));
    }

    private void count(@Nullable Boolean isDone) {
        failures.updateAndGet(before -> Boolean.TRUE.equals(isDone) ? 0 : before + 1);
    }

    /** Goes on until it has to rest. */
    private void follow(FollowChanges following) {
        isLoading = false;
        Boolean isDone = trying(() -> {
            followChanges(following);
            if (isReindexAsked && System.nanoTime() >= reindexAtNanos) {
                reindex(following);
            }
            isLoading = meanings.loadSome();
            columns.numberAnewWhereWorn();
            return true;
        });
        if (isDone != null && !isLoading && isRunning()) {
            bell.await(isUndropped || isBought ? BETWEEN_DROPS : EVERY);
        }
    }

    /** What was committed before is found after it. */
    private void followChanges(FollowChanges following) {
        KeepWords keeper = words;
        long upTo = freshness.wanted();
        try {
            if (categoriesChanged.getAndSet(false)) {
                readCategories();
                isUndropped = true;
            }
            following.read(piece -> {
                follow(columns.follow(piece));
                if (keeper != null) {
                    keeper.follow(piece);
                }
                meanings.follow(piece);
            });
            isUndropped |= keeper != null && keeper.tend(following.place());
            isUndropped |= suggester.follow(isUndropped, columns.columns(), columns.categories());
        } finally {
            drop();
            freshness.followedUpTo(upTo);
        }
    }

    /** The announcement alone may be missed, or heard twice; the number tells. */
    private void reindex(FollowChanges following) {
        reindexAtNanos = System.nanoTime() + BETWEEN_TRIES.toNanos();
        isReindexAsked = false;
        boolean isDone = false;
        try {
            long asked = changes.lastReindex();
            isDone = asked <= reindexNumber
                    || columns.readAgain(() -> {
                        followChanges(following);
                        return isRunning();
                    });
            if (isDone) {
                isUndropped |= asked > reindexNumber;
                reindexNumber = Math.max(reindexNumber, asked);
                KeepWords keeper = words;
                if (keeper != null) {
                    keeper.wantReindex(reindexNumber);
                }
            }
        } finally {
            count(isDone);
            if (isDone) {
                reindexAtNanos = System.nanoTime();
            } else {
                isReindexAsked = true;
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
        bell.quiet();
        try {
            return step.take();
        } catch (RuntimeException | Error e) {
            if (isRunning()) {
                told.notFollowed(e);
                bell.await(EVERY);
            }
            return null;
        }
    }

    private interface Step<T> {
        @Nullable T take();
    }
}
