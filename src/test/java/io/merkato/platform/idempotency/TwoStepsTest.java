package io.merkato.platform.idempotency;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.json.RenderedJson;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

/** A request that takes two transactions, as its use case and its controller see it. */
@ModuleTest("platform.idempotency")
class TwoStepsTest {

    @Test
    void theStepsAreTakenOnceAndTheAnswerIsGivenAgain(Slice slice) {
        Steps steps = new Steps(slice);

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
        assertThat(steps.send()).isEqualTo("200 \"made 1\" replayed");
        assertThat(steps.taken).containsExactly("begin", "finish", "result");
    }

    @Test
    void whatIsDoneInTheFirstStepHasNoSecond(Slice slice) {
        Steps steps = new Steps(slice);
        steps.work = null;

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
        assertThat(steps.send()).isEqualTo("200 \"made 1\" replayed");
        assertThat(steps.taken).containsExactly("begin", "result");
    }

    @Test
    void aRefusalInTheFirstStepUndoesItAndTheRequestMayBeRepeated(Slice slice) {
        Steps steps = new Steps(slice);
        steps.refusal = NOT_FOUND.because("It is not there yet.");

        assertThatThrownBy(steps::send).isSameAs(steps.refusal);
        steps.refusal = null;

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
    }

    @Test
    void aRefusalThatIsKeptIsGivenAgain(Slice slice) {
        Steps steps = new Steps(slice);
        steps.outcome = OVERLOADED.because("There was too much of it.");

        assertThatThrownBy(steps::send).isSameAs(steps.outcome);
        steps.outcome = null;

        assertThat(steps.send()).isEqualTo("503 \"OVERLOADED\" replayed");
        assertThat(steps.taken).containsExactly("begin", "finish", "result");
    }

    @Test
    void aRefusalThatIsNotKeptUndoesTheSecondStepOnly(Slice slice) {
        Steps steps = new Steps(slice);
        steps.outcome = NOT_FOUND.because("It is not there yet.");

        assertThatThrownBy(steps::send).isSameAs(steps.outcome);
        steps.outcome = null;

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
        assertThat(steps.taken).containsExactly("begin", "finish", "result", "result");
    }

    @Test
    void aRequestThatFindsItselfBegunGetsWhatCameOfItOnceThatIsDecided(Slice slice) {
        Steps steps = new Steps(slice);
        steps.failure = new IllegalStateException("The node has died.");
        assertThatThrownBy(steps::send).isSameAs(steps.failure);
        steps.decidedAfter = 2;

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
        assertThat(steps.send()).isEqualTo("200 \"made 1\" replayed");
        assertThat(steps.taken).containsExactly("begin", "finish", "result", "result", "result");
    }

    @Test
    void whoeverAnswersFirstAnswersForAll(Slice slice) {
        Steps steps = new Steps(slice);
        steps.meanwhile = () -> assertThat(steps.send()).isEqualTo("200 \"made 1\"");

        assertThat(steps.send()).isEqualTo("200 \"made 1\" replayed");
    }

    @Test
    void withoutAKeyEveryRequestCounts(Slice slice) {
        Steps steps = new Steps(slice);
        steps.request = steps.request.withoutKey();

        assertThat(steps.send()).isEqualTo("200 \"made 1\"");
        assertThat(steps.send()).isEqualTo("200 \"made 2\"");
    }

    private static final class Steps {

        private final Idempotency idempotency;
        private final Slice slice;
        private final List<String> taken = new ArrayList<>();
        private final List<UUID> made = new ArrayList<>();
        private IdempotentRequest request = new IdempotentRequest(
                "test", UUID.randomUUID().toString(), UUID.randomUUID().toString(), refusal -> ResponseEntity.status(
                                refusal.type().status())
                        .body(refusal.type().name()));
        private @Nullable String work = "work";
        private @Nullable Problem refusal;
        private @Nullable Problem outcome;
        private @Nullable RuntimeException failure;
        private @Nullable Runnable meanwhile;
        private int decidedAfter;

        Steps(Slice slice) {
            this.idempotency = slice.bean(Idempotency.class);
            this.slice = slice;
        }

        /** The status, the body and whether it is that of the first time. */
        String send() {
            ResponseEntity<String> answer = request.keeping(OVERLOADED).answer(this::steps, ResponseEntity::ok);
            Object body = Objects.requireNonNull((Object) answer.getBody());
            String text = body instanceof RenderedJson json
                    ? new String(json.bytes(), StandardCharsets.UTF_8)
                    : "\"" + body + "\"";
            boolean replayed = "true".equals(answer.getHeaders().getFirst("Idempotency-Replayed"));
            return answer.getStatusCode().value() + " " + text + (replayed ? " replayed" : "");
        }

        private String steps(IdempotentRequest repeatable) {
            return idempotency.inTwoSteps(
                    repeatable, Function.identity(), this::begin, this::finish, this::result, value -> decided());
        }

        private Optional<String> begin(UUID id) {
            if (refusal != null) {
                throw refusal;
            }
            taken.add("begin");
            made.add(id);
            return Optional.ofNullable(work);
        }

        private <R> R finish(String begun, Supplier<R> last) {
            taken.add("finish");
            if (failure != null) {
                throw failure;
            }
            if (meanwhile != null) {
                meanwhile.run();
            }
            return slice.fromTransaction(last);
        }

        private String result(UUID id) {
            taken.add("result");
            if (outcome != null) {
                throw outcome;
            }
            return "made " + (made.indexOf(id) + 1);
        }

        private boolean decided() {
            return decidedAfter-- <= 0;
        }
    }
}
