package io.merkato.search.index;

import io.merkato.kernel.ProductId;
import io.merkato.platform.invalidation.Announced;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.settings.DataSettings;
import io.merkato.search.CategoryNames;
import io.merkato.search.ProductSource;
import io.merkato.search.SearchChanges;
import io.merkato.search.SearchSettings;
import io.merkato.search.meaning.Embeddings;
import io.merkato.search.meaning.Meaning;
import io.merkato.search.synonyms.Synonyms;
import io.merkato.search.text.FollowChanges;
import io.merkato.search.text.KeepWords;
import io.merkato.search.text.Matches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    /** How long who searches waits for a node that starts. */
    private static final Duration LONGEST_LOADING = Duration.ofSeconds(5);

    /** How long who searches waits for what was just changed; a list is late rather than missing. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** What answers are dropped by that show what the index had before; it is told on this node alone. */
    static final String APPLIED = "search.applied";

    /** The same for answers that are sorted by how often products were bought. */
    static final String BOUGHT = "search.bought";

    /** How often they are dropped at most while products go on changing. */
    private static final Duration BETWEEN_DROPS = Duration.ofMillis(300);

    private final ProductSource source;
    private final SearchChanges changes;
    private final SearchSettings settings;
    private final Synonyms synonyms;
    private final DataSettings data;
    private final Invalidations invalidations;
    private final LastingFaults faults;
    private final KeepColumns columns;
    private final KeepMeanings meanings;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean categoriesChanged = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final Condition followed = lock.newCondition();
    private long followedUpTo;
    private boolean heard;
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
        this.meanings = new KeepMeanings(meaning, embeddings, columns.columns());
        hear(SearchChanges.FEW, wanted::incrementAndGet);
        hear(SearchChanges.MANY, () -> {});
        hear(SearchChanges.CATEGORIES, () -> {
            categoriesChanged.set(true);
            wanted.incrementAndGet();
        });
    }

    /** Whether this node knows the products, with all that was committed here. Waits a little until it does. */
    boolean isFresh() {
        try {
            if (!loaded.await(LONGEST_LOADING.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            awaitFollowed(wanted.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void awaitFollowed(long upTo) throws InterruptedException {
        lock.lock();
        try {
            long left = LONGEST_WAIT.toNanos();
            while (followedUpTo < upTo && left > 0) {
                left = followed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
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
    Matches match(String text) {
        KeepWords keeper = words;
        Matches matches = keeper == null ? null : keeper.match(text);
        return matches == null ? withoutIndex(text) : matches;
    }

    private Matches withoutIndex(String text) {
        Matches matches = new Matches();
        List<ProductId> found = source.withWords(text);
        for (int i = 0; i < found.size(); i++) {
            int place = columns.columns().places.find(found.get(i));
            if (place != Places.NONE) {
                matches.add(place, (float) (found.size() - i) / found.size());
            }
        }
        return matches;
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
        lock.lock();
        try {
            meaning.run();
            heard = true;
            told.signal();
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            told.signal();
        } finally {
            lock.unlock();
        }
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
        columns.load();
        loaded.countDown();
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
            words = keeper;
            return keeper;
        });
    }

    /** Goes on until it has to rest. */
    @SuppressWarnings("WaitNotInLoop") // who is woken too early looks once more
    private void follow(FollowChanges following, KeepWords keeper) {
        long upTo = beginning();
        isLoading = false;
        trying(() -> {
            if (categoriesChanged.getAndSet(false)) {
                readCategories();
                isUndropped = true;
            }
            following.read(piece -> {
                follow(columns.follow(piece));
                keeper.follow(piece);
                meanings.follow(piece);
            });
            isLoading = meanings.loadSome();
            columns.numberAnewWhereWorn();
            isUndropped |= keeper.tend(following.place());
            return true;
        });
        drop();
        lock.lock();
        try {
            followedUpTo = upTo;
            followed.signalAll();
            if (!heard && !isLoading && isRunning()) {
                told.awaitNanos((isUndropped || isBought ? BETWEEN_DROPS : EVERY).toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long beginning() {
        lock.lock();
        try {
            heard = false;
            return wanted.get();
        } finally {
            lock.unlock();
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
        } catch (RuntimeException e) {
            if (isRunning()) {
                faults.met("Keeping the index of products", e);
                sleep();
            }
            return null;
        }
    }

    @SuppressWarnings("WaitNotInLoop") // who is woken too early tries once more
    private void sleep() {
        lock.lock();
        try {
            told.awaitNanos(EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private interface Step<T> {
        @Nullable T take();
    }
}
