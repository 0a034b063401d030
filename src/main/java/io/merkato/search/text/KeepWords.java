package io.merkato.search.text;

import io.merkato.search.ChangedProduct;
import io.merkato.search.ProductSource;
import io.merkato.search.SearchChanges;
import io.merkato.search.synonyms.Synonyms;
import io.merkato.search.words.Idea;
import io.merkato.search.words.Language;
import io.merkato.search.words.Query;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of words: opens what an earlier start has left, makes it anew where that is missing, damaged, of another version
 * or outgrown, and follows changes. One thread follows and tends; any may ask.
 */
public final class KeepWords implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeepWords.class);

    /** Of so few products nothing is learnt that a search would miss. */
    private static final int FEW_PRODUCTS = 200;

    /** An import is over when nothing has come for so long. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** What could not be made is not tried at once again: it may be the disk that is full. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private static final Duration BETWEEN_KEEPING = Duration.ofSeconds(30);

    private final ProductSource source;
    private final SearchChanges changes;
    private final Language language;
    private final ProductPlaces places;
    private final SynonymWords synonyms;
    private final IndexFolder folder;
    private final WordsFaults faults;
    private final TakeWords take;
    private volatile @Nullable InUse current;
    private volatile @Nullable Making making;
    private volatile RebuildWords.@Nullable Rebuilt made;
    private volatile boolean isWanted = true;
    private volatile long reindexNumber;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean mayBeThere = true;
    private volatile long notBeforeNanos = System.nanoTime();
    private boolean isUnseen;
    private long followedTo;
    private long keptPlace;
    private long keptAtNanos = System.nanoTime();
    private long changedAtNanos = System.nanoTime();

    /**
     * Claims a folder for the index of this node, next to those of others.
     *
     * @param faults told of what does not work
     */
    public KeepWords(
            ProductSource source,
            SearchChanges changes,
            Synonyms synonyms,
            Language language,
            ProductPlaces places,
            Path folder,
            WordsFaults faults) {
        this.source = source;
        this.changes = changes;
        this.language = language;
        this.places = places;
        this.synonyms = new SynonymWords(synonyms, language);
        this.folder = IndexFolder.claim(folder);
        this.faults = faults;
        this.take = new TakeWords(source, faults::leftOut);
    }

    /** Where this node alone keeps its index. */
    public Path folder() {
        return folder.base();
    }

    /** The products that have the words, or null while no index is there. */
    public @Nullable Matched match(String words) {
        return ask(index -> {
            Query query = index.understand(words);
            return new Matched(query.ideas().isEmpty() ? new Matches() : index.match(query), query.meant());
        });
    }

    /** Who asks while one index takes the place of another asks once more; null while none is there. */
    private <T> @Nullable T ask(Function<TextIndex, T> question) {
        InUse now = current;
        for (int tries = 0; now != null && tries < 2; tries++) {
            try {
                return question.apply(now.index());
            } catch (AlreadyClosedException e) {
                now = current;
            }
        }
        return null;
    }

    /** What somebody may mean who is still typing; null while no index is there. */
    public @Nullable Begun begun(String typed, int most) {
        return ask(index -> {
            Query query = index.understandBegun(typed);
            return new Begun(
                    String.join(" ", query.ideas().stream().map(Idea::words).toList()),
                    query.ideas().isEmpty() ? List.of() : index.first(query, most));
        });
    }

    /** Whether the shop has a folded word, as far as is known. */
    public boolean knows(String word) {
        return Boolean.TRUE.equals(ask(index -> index.knows(word)));
    }

    /** Whether an index serves. */
    public boolean isThere() {
        return current != null;
    }

    /** How often one could not be made since the last that could. */
    public int failures() {
        return failures.get();
    }

    /** The number of the last reindex that the index in use was begun after, 0 while none serves. */
    public long reindexed() {
        InUse now = current;
        return now == null ? 0 : now.complete().reindexNumber();
    }

    /** How many products an index that is being made has by now, null when none is. */
    public @Nullable Integer madeOf() {
        Making now = making;
        return now == null ? null : now.work().done();
    }

    /** Has the index made anew, while this one serves, where it was begun before the reindex of this number was asked for. */
    public void wantReindex(long number) {
        reindexNumber = Math.max(reindexNumber, number);
    }

    /** Takes changes over; they are found after {@link #tend}. */
    public void follow(List<ChangedProduct> piece) {
        InUse now = current;
        if (now != null) {
            whileItLasts(now, () -> isUnseen |= take.follow(now.index(), piece));
        }
    }

    private void whileItLasts(InUse now, Runnable work) {
        try {
            work.run();
        } catch (AlreadyClosedException e) {
            giveUp(now, e);
        }
    }

    /** Lucene closes what it could not write. What it had kept before is opened again, and goes on from there. */
    private void giveUp(InUse broken, AlreadyClosedException cause) {
        faults.failed(cause);
        current = null;
        isUnseen = false;
        mayBeThere = true;
        notBeforeNanos = System.nanoTime() + BETWEEN_TRIES.toNanos();
        isWanted = true;
        broken.index().close();
    }

    /**
     * Does what there is to do, and tells whether what is found has changed.
     *
     * @param place all changes before it were given to {@link #follow}
     */
    public boolean tend(long place) {
        boolean isChanged = isUnseen;
        InUse now = current;
        if (now != null && isUnseen) {
            changedAtNanos = System.nanoTime();
            whileItLasts(now, now.index()::refresh);
            isUnseen = false;
        }
        followedTo = place;
        isChanged |= takeMade();
        beginWhereWanted();
        if (System.nanoTime() - keptAtNanos > BETWEEN_KEEPING.toNanos()) {
            keptAtNanos = System.nanoTime();
            keep();
        }
        return isChanged;
    }

    private void beginWhereWanted() {
        long now = System.nanoTime();
        if (making != null || made != null || now < notBeforeNanos) {
            return;
        }
        InUse inUse = current;
        boolean isOutgrown = inUse != null && isOutgrown(inUse) && now - changedAtNanos > QUIET.toNanos();
        boolean isOlder = inUse != null && inUse.complete().reindexNumber() < reindexNumber;
        if (isWanted || isOutgrown || isOlder) {
            isWanted = false;
            begin();
        }
    }

    private boolean takeMade() {
        RebuildWords.Rebuilt fresh = made;
        if (fresh == null || System.nanoTime() < notBeforeNanos) {
            return false;
        }
        InUse before = current;
        if (!isCaughtUp(fresh) || !isComplete(fresh)) {
            return false;
        }
        isWanted = false;
        mayBeThere = false;
        current = new InUse(fresh.index(), fresh.complete());
        keptPlace = fresh.place();
        failures.set(0);
        made = null;
        if (before != null) {
            before.index().close();
        }
        folder.keepOnly(fresh.complete().folder());
        return true;
    }

    /** What was learnt of a few says little of many. */
    private boolean isOutgrown(InUse now) {
        return language == Language.EN
                && now.index().count() > 2 * now.complete().products() + FEW_PRODUCTS;
    }

    private void begin() {
        boolean mayOpen = mayBeThere;
        mayBeThere = false;
        RebuildWords work = new RebuildWords(source, changes, language, places, synonyms, take);
        Thread thread = Thread.ofPlatform().name("reindex").daemon().unstarted(() -> make(work, mayOpen));
        making = new Making(work, thread);
        thread.start();
    }

    private void make(RebuildWords work, boolean mayOpen) {
        try {
            RebuildWords.Rebuilt opened = mayOpen ? opened() : null;
            RebuildWords.Rebuilt fresh = opened == null ? anew(work) : opened;
            made = fresh == null ? null : caughtUp(fresh);
        } catch (RuntimeException | Error e) {
            // It may have been the database that was away, and the index as good as before.
            if (mayOpen) {
                mayBeThere = true;
            }
            fail(e);
        } finally {
            making = null;
        }
    }

    private RebuildWords.@Nullable Rebuilt anew(RebuildWords work) {
        Path path = folder.begin();
        boolean isMade = false;
        try {
            RebuildWords.Rebuilt rebuilt = work.make(path, reindexNumber);
            isMade = rebuilt != null;
            return rebuilt;
        } finally {
            if (!isMade) {
                IndexFolder.delete(path);
            }
        }
    }

    private RebuildWords.@Nullable Rebuilt opened() {
        Optional<IndexFolder.Complete> newest = folder.newest(of());
        if (newest.isEmpty() && folder.hasAny()) {
            log.warn(
                    "The index of words in {} is none of this shop that is complete, and is made anew.", folder.base());
        }
        return newest.map(complete -> ReopenWords.open(complete, changes, places, language, synonyms))
                .orElse(null);
    }

    private void fail(Throwable cause) {
        failures.incrementAndGet();
        notBeforeNanos = System.nanoTime() + BETWEEN_TRIES.toNanos();
        isWanted = true;
        faults.failed(cause);
    }

    /** Takes what has changed since it was begun, or since it was closed, which may be much. */
    private RebuildWords.Rebuilt caughtUp(RebuildWords.Rebuilt fresh) {
        try {
            FollowChanges following = new FollowChanges(changes, fresh.place());
            following.read(piece -> take.follow(fresh.index(), piece));
            return new RebuildWords.Rebuilt(fresh.index(), fresh.complete(), following.place(), fresh.isNew());
        } catch (RuntimeException | Error e) {
            fresh.index().close();
            throw e;
        }
    }

    /** Takes the rest, which is little. An index that could not be written is given up. */
    private boolean isCaughtUp(RebuildWords.Rebuilt fresh) {
        try {
            new FollowChanges(changes, fresh.place()).read(piece -> take.follow(fresh.index(), piece));
            fresh.index().refresh();
            return true;
        } catch (AlreadyClosedException | UncheckedIOException e) {
            made = null;
            fresh.index().close();
            fail(e);
            return false;
        }
    }

    /** One that cannot be marked as complete waits until it can. */
    private boolean isComplete(RebuildWords.Rebuilt fresh) {
        try {
            if (fresh.isNew()) {
                folder.complete(fresh.complete(), of());
            }
            return true;
        } catch (UncheckedIOException e) {
            fail(e);
            return false;
        }
    }

    /** Makes what was followed outlive this process. */
    private void keep() {
        InUse now = current;
        if (now != null && followedTo != keptPlace) {
            whileItLasts(now, () -> now.index().keep(followedTo));
            keptPlace = followedTo;
        }
    }

    /** What an index is of: another database, or another language, needs another one. */
    private String of() {
        return changes.database() + " " + language.code();
    }

    @Override
    public void close() {
        Making unfinished = making;
        if (unfinished != null) {
            unfinished.end();
        }
        RebuildWords.Rebuilt unused = made;
        if (unused != null) {
            unused.index().close();
        }
        InUse now = current;
        if (now != null) {
            try {
                keep();
            } catch (UncheckedIOException e) {
                log.warn("The index of words could not be kept: {}", e.toString());
            }
            now.index().close();
        }
        folder.close();
    }

    /**
     * What somebody may mean.
     *
     * @param meant what was typed, with words of the shop in place of those that it does not have
     * @param places those of products, best first
     */
    public record Begun(String meant, List<Integer> places) {}

    /**
     * What was found.
     *
     * @param meant what was searched for, with words of the shop in place of misspelt ones
     */
    public record Matched(Matches matches, String meant) {}

    private record InUse(TextIndex index, IndexFolder.Complete complete) {}
}
