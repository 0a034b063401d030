package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void aFewFailuresDoNotOpenIt() {
        fails(4);
        assertThat(breaker.isOpen()).isFalse();

        breaker.succeeded();
        fails(4);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void anAnswerClosesIt() {
        fails(5);
        assertThat(breaker.isOpen()).isTrue();

        breaker.succeeded();

        assertThat(breaker.isOpen()).isFalse();
        fails(4);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void afterAPauseOneMayTryAndOpensItAtOnceWhenThatFails() {
        fails(5);

        now.addAndGet(Breaker.PAUSE.toNanos());
        assertThat(breaker.isOpen()).isFalse();
        fails(1);

        assertThat(breaker.isOpen()).isTrue();
    }

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }
}
