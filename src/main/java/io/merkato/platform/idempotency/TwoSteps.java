package io.merkato.platform.idempotency;

import io.merkato.kernel.Ids;
import io.merkato.platform.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One request that takes two transactions.
 *
 * @param <S> what names the thing that is made
 * @param <W> what the first transaction leaves to be finished
 * @param <T> what came of it
 */
record TwoSteps<S, W, T>(
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
        return begun.work() == null ? begun.outcome() : finish.finish(begun.work(), () -> outcome(id, value -> true));
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
