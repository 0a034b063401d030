package io.merkato.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final SingleFlight<Integer> flight = new SingleFlight<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whoAsksMeanwhileGetsWhatTheFirstFinds() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> second = new CompletableFuture<>();
        asking(first, () -> waited(end));
        await().until(() -> done.get() == 1);
        Thread waiting = asking(second, done::incrementAndGet);
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        end.countDown();

        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isEqualTo(1);
    }

    @Test
    void whoAsksAfterwardsHasItDoneAgain() {
        assertThat(flight.get(done::incrementAndGet)).isEqualTo(1);
        assertThat(flight.get(done::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whatFailsIsDoneAgainByTheNextOne() {
        assertThatThrownBy(() -> flight.get(() -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(flight.get(done::incrementAndGet)).isEqualTo(1);
    }

    private Thread asking(CompletableFuture<Integer> answer, Supplier<Integer> work) {
        return Thread.ofPlatform().start(() -> answer.complete(flight.get(work)));
    }

    private int waited(CountDownLatch end) {
        int mine = done.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return mine;
    }
}
