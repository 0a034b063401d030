package io.merkato.search.synonyms;

import io.merkato.platform.invalidation.Announced;
import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The synonyms of the shop, remembered by each node until somebody changes them. */
@Component
public final class Synonyms {

    /**
     * The topic under which nodes announce that synonyms have changed, for whoever remembers what was found by them. Who has
     * this bean is told after it, so that {@link #current()} then gives the new list.
     */
    public static final String TOPIC = "search.synonyms";

    /** The one key of the topic. */
    public static final String ALL = "all";

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final SynonymStore store;
    private final List<SynonymSet> general;
    private final Invalidations invalidations;
    private final InvalidatedCache<SynonymList> known;
    private volatile @Nullable SynonymList last;
    /** Of those who search while this node hears nothing one asks the database; the others do not wait for it. */
    private final ReentrantLock asking = new ReentrantLock();

    private volatile long readAtNanos = System.nanoTime() - BELIEVED.toNanos();

    Synonyms(SynonymStore store, SynonymSettings settings, Invalidations invalidations) {
        this.store = store;
        this.general = settings.general() ? GeneralSynonyms.read() : List.of();
        this.invalidations = invalidations;
        this.known = new InvalidatedCache<>(invalidations, TOPIC, 1);
        invalidations.subscribe(TOPIC, new Announced() {
            @Override
            public void changed(String key) {
                forget();
            }

            @Override
            public void anythingMayHaveChanged() {
                forget();
            }
        });
    }

    private void forget() {
        readAtNanos = System.nanoTime() - BELIEVED.toNanos();
    }

    /**
     * The list as it is now, or of less than a second ago where this node does not hear what others change; as it was last,
     * while the database does not answer. Made anew only when it has changed, so what is derived of it can be kept by its
     * version.
     */
    public SynonymList current() {
        SynonymList before = last;
        if (before == null || invalidations.hears()) {
            return Objects.requireNonNull(known.get(ALL, all -> read()));
        }
        if (System.nanoTime() - readAtNanos < BELIEVED.toNanos() || !asking.tryLock()) {
            return before;
        }
        readAtNanos = System.nanoTime();
        try {
            return read();
        } catch (DataAccessException e) {
            // Who listens has told of it, and asks again and again whether it is over.
            return before;
        } finally {
            asking.unlock();
        }
    }

    private SynonymList read() {
        SynonymStore.Kept kept = store.all();
        SynonymList before = last;
        if (before != null && before.version() == kept.version()) {
            return before;
        }
        List<SynonymSet> sets = new ArrayList<>(general);
        sets.addAll(kept.sets());
        SynonymList now = new SynonymList(kept.version(), sets);
        last = now;
        return now;
    }
}
