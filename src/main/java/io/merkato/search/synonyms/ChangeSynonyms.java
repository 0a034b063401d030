package io.merkato.search.synonyms;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.search.synonyms.SynonymProblem.TOO_MANY_SYNONYMS;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff say what means the same. All nodes search by it within a second. */
@Component
class ChangeSynonyms {

    /** Each node has them in its memory. */
    private static final int MOST_SETS = 5000;

    private final SynonymStore store;
    private final Invalidations invalidations;
    private final AuditTrail audit;

    ChangeSynonyms(SynonymStore store, Invalidations invalidations, AuditTrail audit) {
        this.store = store;
        this.invalidations = invalidations;
        this.audit = audit;
    }

    /** Adds a set, or refuses with TOO_MANY_SYNONYMS. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Synonym add(SynonymSet set, UserId by, Visitor visitor) {
        store.lockList();
        if (store.count() >= MOST_SETS) {
            throw TOO_MANY_SYNONYMS.because("A shop has at most %s sets. Delete one first.".formatted(MOST_SETS));
        }
        Synonym added = store.insert(Ids.next(), set);
        invalidations.invalidate(Synonyms.TOPIC, Synonyms.ALL);
        audit.record(SecurityEvent.SYNONYMS_ADDED, null, by, visitor, added.told());
        return added;
    }

    /** Removes a set. Not there: NOT_FOUND. Not what it is held to be: PRECONDITION_FAILED. */
    @Transactional
    public void remove(UUID id, UserId by, Visitor visitor, Precondition precondition) {
        Synonym removed = store.lock(id).orElseThrow(ChangeSynonyms::noSuchSet);
        precondition.require(() -> removed);
        store.delete(id);
        invalidations.invalidate(Synonyms.TOPIC, Synonyms.ALL);
        audit.record(SecurityEvent.SYNONYMS_REMOVED, null, by, visitor, removed.told());
    }

    static Problem noSuchSet() {
        return NOT_FOUND.because("There is no such set of synonyms.");
    }
}
