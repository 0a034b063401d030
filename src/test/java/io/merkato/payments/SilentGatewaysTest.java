package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.FinishOperations.SilentGateways;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilentGatewaysTest {

    private static final long PAUSE = SilentGateways.PAUSE.toNanos();

    private final AtomicLong now = new AtomicLong();
    private final SilentGateways silent = new SilentGateways(Set.of("one", "other"), now::get);

    @Test
    void whatWasNeverAskedIsTriedFirstAndThenNowAndThen() {
        assertThat(silent.toTry()).containsExactlyInAnyOrder("one", "other");
        now.addAndGet(PAUSE - 1);
        assertThat(silent.toTry()).isEmpty();
        now.incrementAndGet();
        assertThat(silent.toTry()).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void whatAnswersAfterALastingSilenceIsToldOnce() {
        assertThat(silent.noteAnswer("one", true)).isTrue();
        assertThat(silent.noteAnswer("one", true)).isFalse();
        assertThat(silent.toTry()).containsExactly("other");

        assertThat(silent.noteAnswer("one", false)).isFalse();
        now.addAndGet(PAUSE);
        assertThat(silent.noteAnswer("one", false)).isFalse();
        assertThat(silent.toTry()).contains("one");

        assertThat(silent.noteAnswer("one", true)).isTrue();
        assertThat(silent.noteAnswer("one", true)).isFalse();
    }

    @Test
    void whatAnswersSomeQuestionsAndNotOthersIsNotSilent() {
        silent.noteAnswer("one", true);
        for (int i = 0; i < 100; i++) {
            now.addAndGet(PAUSE / 10);
            assertThat(silent.noteAnswer("one", false)).isFalse();
            assertThat(silent.noteAnswer("one", true)).isFalse();
        }
    }
}
