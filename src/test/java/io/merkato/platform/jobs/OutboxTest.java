package io.merkato.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.OutboxProbe.Happened;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox on the real database, with the listeners of {@link OutboxProbe}. */
@ShopTest
class OutboxTest {

    @Test
    void anEventReachesEachOfItsListenersOnce(Shop shop) {
        UUID aggregate = UUID.randomUUID();

        publish(shop, aggregate, 1);

        awaitNoted(shop, "failing", aggregate, List.of(1));
        awaitNoted(shop, "steady", aggregate, List.of(1));
        awaitNoted(shop, "echo", aggregate, List.of(1));
    }

    @Test
    void theEventsOfAnAggregateComeInOrder(Shop shop) {
        UUID aggregate = UUID.randomUUID();
        List<Integer> numbers = IntStream.rangeClosed(1, 50).boxed().toList();

        numbers.forEach(number -> publish(shop, aggregate, number));

        awaitNoted(shop, "steady", aggregate, numbers);
        awaitNoted(shop, "failing", aggregate, numbers);
    }

    @Test
    void theyComeInOrderAlsoWhenAListenerFailsAFewTimes(Shop shop) {
        UUID aggregate = UUID.randomUUID();
        shop.bean(OutboxProbe.class).fail(aggregate, 3);

        for (int number = 1; number <= 5; number++) {
            publish(shop, aggregate, number);
        }

        awaitNoted(shop, "failing", aggregate, List.of(1, 2, 3, 4, 5));
        awaitNoted(shop, "tried", aggregate, List.of(1, 1, 1, 1, 2, 3, 4, 5));
    }

    @Test
    void whatAFailingListenerWroteIsRolledBack(Shop shop) {
        UUID aggregate = UUID.randomUUID();
        shop.bean(OutboxProbe.class).fail(aggregate, 2);

        publish(shop, aggregate, 1);
        publish(shop, aggregate, 2);

        awaitNoted(shop, "failing", aggregate, List.of(1, 2));
        awaitNoted(shop, "echo", aggregate, List.of(1, 2));
    }

    @Test
    void aFailingListenerHoldsUpNobodyElse(Shop shop) {
        UUID stuck = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        OutboxProbe probe = shop.bean(OutboxProbe.class);
        probe.fail(stuck, Integer.MAX_VALUE);

        publish(shop, stuck, 1);
        publish(shop, stuck, 2);
        publish(shop, other, 1);

        awaitDelivered(shop, "failing", other, List.of(1));
        awaitDelivered(shop, "steady", stuck, List.of(1, 2));
        assertThat(probe.noted("failing", stuck)).isEmpty();
        assertThat(probe.noted("tried", stuck)).doesNotContain(2);
        probe.fail(stuck, 0);
        awaitNoted(shop, "failing", stuck, List.of(1, 2));
    }

    @Test
    void oneThatFailsSpoilsNoOtherOfItsBatch(Shop shop) {
        OutboxProbe probe = shop.bean(OutboxProbe.class);
        List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(7).toList();
        probe.fail(aggregates.get(3), Integer.MAX_VALUE);

        shop.bean(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        aggregates.forEach(aggregate -> shop.bean(Outbox.class).publish(new Happened(aggregate, 1))));

        aggregates.stream()
                .filter(aggregate -> !aggregate.equals(aggregates.get(3)))
                .forEach(aggregate -> {
                    awaitDelivered(shop, "failing", aggregate, List.of(1));
                    awaitDelivered(shop, "echo", aggregate, List.of(1));
                });
        assertThat(probe.noted("failing", aggregates.get(3))).isEmpty();
        probe.fail(aggregates.get(3), 0);
        awaitNoted(shop, "failing", aggregates.get(3), List.of(1));
    }

    @Test
    void whoTakesAListHearsAtOnceOfOneEventOfEachAggregate(Shop shop) {
        List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(7).toList();

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            aggregates.forEach(aggregate -> shop.bean(Outbox.class).publish(new Happened(aggregate, 1)));
            shop.bean(Outbox.class).publish(new Happened(aggregates.get(0), 2));
        });

        aggregates.forEach(aggregate -> awaitDelivered(shop, "together with 6", aggregate, List.of(1)));
        awaitDelivered(shop, "together with 0", aggregates.get(0), List.of(2));
    }

    @Test
    void ofTwoNodesOneDeliversAndInOrder(Shop shop) {
        try (Shop beside = Shop.beside(shop)) {
            List<Shop> nodes = List.of(shop, beside);
            List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(20).toList();

            for (int number = 1; number <= 6; number++) {
                int published = number;
                aggregates.forEach(aggregate -> publish(nodes.get(published % 2), aggregate, published));
            }

            shop.expectNothingLeftOver();
            // What is deleted is noted right after.
            aggregates.forEach(aggregate -> eventually(() -> {
                List<Integer> here = shop.bean(OutboxProbe.class).noted("steady", aggregate);
                List<Integer> there = beside.bean(OutboxProbe.class).noted("steady", aggregate);
                assertThat(here).isSorted();
                assertThat(there).isSorted();
                assertThat(Stream.concat(here.stream(), there.stream())).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
            }));
        }
    }

    @Test
    void anEventOfATransactionThatRollsBackIsNeverDelivered(Shop shop) {
        UUID aggregate = UUID.randomUUID();
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.bean(Outbox.class).publish(new Happened(aggregate, 1));
            status.setRollbackOnly();
        });

        publish(shop, aggregate, 2);

        awaitNoted(shop, "steady", aggregate, List.of(2));
        awaitNoted(shop, "failing", aggregate, List.of(2));
    }

    @Test
    @ManyConnections
    void anEventIsNotDeliveredBeforeItsTransactionCommits(Shop shop) {
        UUID aggregate = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.bean(Outbox.class).publish(new Happened(aggregate, 1));
            Thread.ofVirtual().start(() -> publish(shop, other, 1));
            awaitDelivered(shop, "steady", other, List.of(1));
            assertThat(shop.bean(OutboxProbe.class).noted("steady", aggregate)).isEmpty();
        });

        awaitNoted(shop, "steady", aggregate, List.of(1));
    }

    @Test
    void nobodyPublishesOutsideOfATransaction(Shop shop) {
        assertThatThrownBy(() -> shop.bean(Outbox.class).publish(new Happened(UUID.randomUUID(), 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static void publish(Shop shop, UUID aggregate, int number) {
        shop.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> shop.bean(Outbox.class).publish(new Happened(aggregate, number)));
    }

    /** Waits for the notes, and makes due at once what a failure has put off. */
    private static void awaitNoted(Shop shop, String listener, UUID aggregate, List<Integer> numbers) {
        eventually(() -> {
            shop.bean(JdbcClient.class)
                    .sql("update platform.outbox set due_at = now() where aggregate_id = :id and due_at > now()")
                    .param("id", aggregate)
                    .update();
            shop.bean(DeliverEvents.class).wake();
            assertThat(shop.bean(OutboxProbe.class).noted(listener, aggregate)).isEqualTo(numbers);
        });
    }

    private static void awaitDelivered(Shop shop, String listener, UUID aggregate, List<Integer> numbers) {
        eventually(() -> assertThat(shop.bean(OutboxProbe.class).noted(listener, aggregate))
                .isEqualTo(numbers));
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
