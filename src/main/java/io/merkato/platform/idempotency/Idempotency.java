package io.merkato.platform.idempotency;

import static io.merkato.platform.problem.PlatformProblem.REQUEST_IN_PROGRESS;

import io.merkato.kernel.Ids;
import io.merkato.platform.json.RenderedJson;
import io.merkato.platform.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a repeated request out once. The answer is stored in the transaction of the effect, so that there is never
 * one without the other. A refusal is not stored: it had no effect, and the same request may succeed later. It is, if the
 * request keeps refusals of its type: those had an effect, and are answers.
 */
@Component
public final class Idempotency {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
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
        return await(
                () -> Objects.requireNonNull(transaction.execute(status -> onceNow(request, effect))), Optional::empty);
    }

    private <T> Optional<ResponseEntity<T>> onceNow(IdempotentRequest request, Supplier<ResponseEntity<T>> effect) {
        return switch (store.claim(request, Ids.next())) {
            case Claim.First first -> {
                ResponseEntity<RenderedJson> answer = store.render(effect.get());
                store.keep(request, answer);
                yield Optional.of(cast(answer));
            }
            case Claim.Answered answered -> Optional.of(cast(answered.answer()));
            case Claim.Begun begun -> throw new IllegalStateException("An answer is missing for " + begun.subject());
            case Claim.Running running -> Optional.empty();
        };
    }

    /**
     * Carries out what takes two transactions with something slow in between, or gives what came of it the first time. A
     * request that finds itself begun and not answered gets what came of it once that is decided, or after a while what has
     * come of it so far.
     *
     * @param request as {@link IdempotentRequest#answer} gives it
     * @param named gives the id of what is made its type
     * @param begin the first transaction; empty when it leaves nothing to be finished
     * @param finish the slow part and the second transaction
     * @param result what came of it
     * @param decided whether that is the end of it; the first time it is taken as it is
     */
    public <S, W, T> T inTwoSteps(
            IdempotentRequest request,
            Function<UUID, S> named,
            Function<S, Optional<W>> begin,
            SecondStep<W> finish,
            Function<S, T> result,
            Predicate<T> decided) {
        TwoSteps<S, W, T> steps = new TwoSteps<>(request, store, transaction, named, begin, finish, result, decided);
        return await(steps::attempt, steps::soFar).get();
    }

    /**
     * Tries until there is something, for as long as a client can be expected to wait, without holding a connection
     * between tries. Then the last resort, and if that has nothing: REQUEST_IN_PROGRESS.
     */
    private static <T> T await(Supplier<Optional<T>> attempt, Supplier<Optional<T>> lastResort) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        do {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        return lastResort.get().orElseThrow(() -> REQUEST_IN_PROGRESS
                .because("Repeat it in a moment with the same key.")
                .retryAfter(Duration.ofSeconds(1)));
    }

    /** A stored answer as one of the type it was made from: it is bytes, and the JSON converter writes either. */
    @SuppressWarnings("unchecked")
    static <T> ResponseEntity<T> cast(ResponseEntity<?> answer) {
        return (ResponseEntity<T>) answer;
    }

    /**
     * One request that takes two transactions.
     *
     * @param <S> what names the thing that is made
     * @param <W> what the first transaction leaves to be finished
     * @param <T> what came of it
     */
    private record TwoSteps<S, W, T>(
            IdempotentRequest request,
            IdempotencyStore store,
            TransactionTemplate transaction,
            Function<UUID, S> named,
            Function<S, Optional<W>> begin,
            SecondStep<W> finish,
            Function<S, T> result,
            Predicate<T> decided) {

        /** Carries the request out, or finds what came of it; empty while another is being carried out with its key. */
        Optional<Outcome<T>> attempt() {
            UUID id = Ids.next();
            Begun<W, T> begun = Objects.requireNonNull(transaction.execute(status -> begin(id)));
            return begun.work() == null
                    ? begun.outcome()
                    : finish.finish(begun.work(), () -> outcome(id, value -> true));
        }

        /** What has come so far of a request that was begun. Nothing is stored: a later one may learn more. */
        Optional<Outcome<T>> soFar() {
            return Objects.requireNonNull(transaction.execute(status -> {
                status.setRollbackOnly();
                return switch (store.claim(request, Ids.next())) {
                    case Claim.Begun earlier -> {
                        T value = result.apply(named.apply(earlier.subject()));
                        yield Optional.of(() -> value);
                    }
                    case Claim.Answered answered -> Optional.of(before(answered.answer()));
                    case Claim.First first -> Optional.empty();
                    case Claim.Running running -> Optional.empty();
                };
            }));
        }

        private Begun<W, T> begin(UUID id) {
            return switch (store.claim(request, id)) {
                case Claim.First first ->
                    begin.apply(named.apply(id))
                            .map(work -> new Begun<W, T>(work, Optional.empty()))
                            .orElseGet(() -> new Begun<>(null, outcome(id, value -> true)));
                case Claim.Begun earlier -> new Begun<>(null, outcome(earlier.subject(), decided));
                case Claim.Answered answered -> new Begun<>(null, Optional.of(before(answered.answer())));
                case Claim.Running running -> new Begun<>(null, Optional.empty());
            };
        }

        /** Stores the answer to what came of it, if that is the end of it. */
        private Optional<Outcome<T>> outcome(UUID id, Predicate<T> isEnd) {
            T value;
            try {
                value = result.apply(named.apply(id));
            } catch (Problem refusal) {
                if (!request.keeps(refusal)) {
                    throw refusal;
                }
                return Optional.of(answered(request.answerTo(refusal), () -> {
                    throw refusal;
                }));
            }
            return isEnd.test(value) ? Optional.of(answered(request.answerTo(value), () -> value)) : Optional.empty();
        }

        /** The outcome, unless somebody else has answered by now: there is one answer for all who ask. */
        private Outcome<T> answered(ResponseEntity<?> answer, Outcome<T> outcome) {
            return store.keep(request, store.render(answer)).map(this::before).orElse(outcome);
        }

        private Outcome<T> before(ResponseEntity<?> answer) {
            return () -> {
                throw new AnsweredBefore(answer);
            };
        }

        /** What a request came to, to be asked for after the commit. */
        interface Outcome<T> {

            /** The result, or the refusal that is its answer. */
            T get();
        }

        /** What the first transaction leaves: work to be finished, or an outcome, or neither as yet. */
        private record Begun<W, T>(@Nullable W work, Optional<Outcome<T>> outcome) {}
    }
}
