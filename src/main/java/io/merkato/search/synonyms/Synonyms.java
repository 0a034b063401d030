package io.merkato.search.synonyms;

import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private final SynonymStore store;
    private final List<SynonymSet> general;
    private final InvalidatedCache<SynonymList> known;
    private volatile @Nullable SynonymList last;

    Synonyms(SynonymStore store, SynonymSettings settings, Invalidations invalidations) {
        this.store = store;
        this.general = settings.general() ? GeneralSynonyms.read() : List.of();
        this.known = new InvalidatedCache<>(invalidations, TOPIC, 1);
    }

    /** The list as it is now. Made anew only when it has changed, so what is derived of it can be kept by its version. */
    public SynonymList current() {
        return Objects.requireNonNull(known.get(ALL, all -> read()));
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
