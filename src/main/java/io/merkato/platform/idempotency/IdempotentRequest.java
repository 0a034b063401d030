package io.merkato.platform.idempotency;

import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemType;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A request that may be repeated. Controllers take it as an argument. */
public final class IdempotentRequest {

    private final String actor;
    private final @Nullable String key;
    private final String fingerprint;
    private final Function<Problem, ResponseEntity<?>> refusals;
    private final Function<Object, ResponseEntity<?>> results;
    private final Set<ProblemType> kept;

    private IdempotentRequest(
            String actor,
            @Nullable String key,
            String fingerprint,
            Function<Problem, ResponseEntity<?>> refusals,
            Function<Object, ResponseEntity<?>> results,
            Set<ProblemType> kept) {
        this.actor = actor;
        this.key = key;
        this.fingerprint = fingerprint;
        this.refusals = refusals;
        this.results = results;
        this.kept = kept;
    }

    /**
     * A request as it came in.
     *
     * @param actor who sends it; keys of two actors never meet
     * @param key the {@code Idempotency-Key}, null when none was sent
     * @param fingerprint keyed hash of method, path, query and what the body means, in hex
     * @param refusals how it is answered when it is refused
     */
    IdempotentRequest(
            String actor, @Nullable String key, String fingerprint, Function<Problem, ResponseEntity<?>> refusals) {
        this(actor, key, fingerprint, refusals, ResponseEntity::ok, Set.of());
    }

    /** Whether it has a key that two strangers might both make up. */
    public boolean hasKeyShorterThan(int characters) {
        return key != null && key.length() < characters;
    }

    /** The same request as if it had come without a key. */
    public IdempotentRequest withoutKey() {
        return new IdempotentRequest(actor, null, fingerprint, refusals, results, kept);
    }

    /** The same request with another hash of what it asks for, for bodies that nothing holds in memory. */
    public IdempotentRequest withFingerprint(String hash) {
        return new IdempotentRequest(actor, key, hash, refusals, results, kept);
    }

    /**
     * The same request, whose refusals of these types are kept: they had an effect, and a repeated request gets them
     * again.
     */
    public IdempotentRequest keeping(ProblemType... types) {
        return new IdempotentRequest(actor, key, fingerprint, refusals, results, Set.of(types));
    }

    /**
     * Carries the request out and answers it; a repeated one is answered as it was the first time.
     *
     * @param work takes the request to {@link Idempotency}
     * @param rendering how a result is answered, which depends on nothing else
     */
    @SuppressWarnings("unchecked")
    public <T, V> ResponseEntity<V> answer(
            Function<IdempotentRequest, T> work, Function<T, ResponseEntity<V>> rendering) {
        try {
            return rendering.apply(work.apply(new IdempotentRequest(
                    actor, key, fingerprint, refusals, result -> rendering.apply((T) result), kept)));
        } catch (AnsweredBefore before) {
            return Idempotency.cast(before.answer());
        }
    }

    String actor() {
        return actor;
    }

    @Nullable String key() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    boolean keeps(Problem refusal) {
        return kept.contains(refusal.type());
    }

    ResponseEntity<?> answerTo(Problem refusal) {
        return refusals.apply(refusal);
    }

    ResponseEntity<?> answerTo(Object result) {
        return results.apply(result);
    }
}
