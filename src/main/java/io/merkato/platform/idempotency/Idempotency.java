package io.merkato.platform.idempotency;

import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_REUSED;
import static io.merkato.platform.problem.PlatformProblem.REQUEST_IN_PROGRESS;

import io.merkato.kernel.Ids;
import io.merkato.platform.json.RenderedJson;
import io.merkato.platform.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a repeated request out once. The answer is stored in the transaction of the effect, so that there is never
 * one without the other. Refusals are not stored: they had no effect, and the same request may succeed later.
 */
@Component
public final class Idempotency {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;

    Idempotency(IdempotencyStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Runs the effect in one transaction, or gives the answer of the first time. */
    public <T> ResponseEntity<T> once(IdempotentRequest request, Supplier<ResponseEntity<T>> effect) {
        return patiently(() -> inTransaction(() -> switch (claim(request, Ids.next())) {
            case Claim.First first -> Optional.of(answered(request, effect.get()));
            case Claim.Answered answered -> Optional.<ResponseEntity<T>>of(cast(answered.answer()));
            case Claim.Begun begun -> throw new IllegalStateException("An answer is missing for " + begun.subject());
            case Claim.Running running -> Optional.empty();
        }));
    }

    /**
     * Tries until there is an answer, for as long as a client can be expected to wait, without holding a connection
     * between tries. Then: REQUEST_IN_PROGRESS.
     */
    public <T> T patiently(Supplier<Optional<T>> attempt) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        do {
            Optional<T> answer = attempt.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        throw inProgress();
    }

    /**
     * Claims the key for this request, inside the caller's transaction. Of two at once, one is {@link Claim.First} and
     * the other {@link Claim.Running} until the first has committed.
     *
     * @param subject the id of what the request makes, given back as {@link Claim.Begun} until it is answered
     * @throws Problem IDEMPOTENCY_KEY_REUSED when the key came with another request before
     */
    public Claim claim(IdempotentRequest request, UUID subject) {
        if (request.key() == null) {
            return new Claim.First();
        }
        if (!store.tryLock(request.actor(), request.key())) {
            return new Claim.Running();
        }
        IdempotencyStore.Row row = store.find(request.actor(), request.key());
        if (row == null) {
            store.insert(request.actor(), request.key(), request.fingerprint(), subject);
            return new Claim.First();
        }
        if (!row.fingerprint().equals(request.fingerprint())) {
            throw IDEMPOTENCY_KEY_REUSED.because("Use a new key for a new request.");
        }
        return row.answer() == null ? new Claim.Begun(row.subject()) : new Claim.Answered(row.answer());
    }

    /**
     * Stores the answer, inside the caller's transaction, and gives it in the bytes in which it was stored; gives the
     * answer that was stored before if there is one by now.
     */
    public <T> ResponseEntity<T> answered(IdempotentRequest request, ResponseEntity<T> answer) {
        if (request.key() == null) {
            return answer;
        }
        ResponseEntity<RenderedJson> rendered = store.render(answer);
        if (store.answer(request.actor(), request.key(), rendered)) {
            return cast(rendered);
        }
        // Another request with this key was answered first, and there is one answer for all of them.
        IdempotencyStore.Row row = store.find(request.actor(), request.key());
        return cast(row == null || row.answer() == null ? rendered : row.answer());
    }

    private <T> Optional<T> inTransaction(Supplier<Optional<T>> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Problem inProgress() {
        return REQUEST_IN_PROGRESS
                .because("Repeat it in a moment with the same key.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** A stored answer as one of the type it was made from: it is bytes, and the JSON converter writes either. */
    @SuppressWarnings("unchecked")
    public static <T> ResponseEntity<T> cast(ResponseEntity<?> answer) {
        return (ResponseEntity<T>) answer;
    }
}
