package io.merkato.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.OutboxProbe.Happened;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** The outbox on the real database, with the listeners of {@link OutboxProbe}. */
@ModuleTest(
        value = "platform.jobs",
        with = {JobProbe.class, OutboxProbe.class})
class OutboxTest {

    @Test
    void anEventReachesEachOfItsListenersOnce(Slice slice) {
        UUID aggregate = UUID.randomUUID();

        publish(slice, aggregate, 1);

        awaitNoted(slice, "failing", aggregate, List.of(1));
        awaitNoted(slice, "steady", aggregate, List.of(1));
        awaitNoted(slice, "echo", aggregate, List.of(1));
    }

    @Test
    void theEventsOfAnAggregateComeInOrder(Slice slice) {
        UUID aggregate = UUID.randomUUID();
        List<Integer> numbers = IntStream.rangeClosed(1, 50).boxed().toList();

        numbers.forEach(number -> publish(slice, aggregate, number));

        awaitNoted(slice, "steady", aggregate, numbers);
        awaitNoted(slice, "failing", aggregate, numbers);
    }

    @Test
    void theyComeInOrderAlsoWhenAListenerFailsAFewTimes(Slice slice) {
        UUID aggregate = UUID.randomUUID();
        slice.bean(OutboxProbe.class).fail(aggregate, 3);

        for (int number = 1; number <= 5; number++) {
            publish(slice, aggregate, number);
        }

        awaitNoted(slice, "failing", aggregate, List.of(1, 2, 3, 4, 5));
        awaitNoted(slice, "tried", aggregate, List.of(1, 1, 1, 1, 2, 3, 4, 5));
    }

    @Test
    void whatAFailingListenerWroteIsRolledBack(Slice slice) {
        UUID aggregate = UUID.randomUUID();
        slice.bean(OutboxProbe.class).fail(aggregate, 2);

        publish(slice, aggregate, 1);
        publish(slice, aggregate, 2);

        awaitNoted(slice, "failing", aggregate, List.of(1, 2));
        awaitNoted(slice, "echo", aggregate, List.of(1, 2));
    }

    @Test
    void aFailingListenerHoldsUpNobodyElse(Slice slice) {
        UUID stuck = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        OutboxProbe probe = slice.bean(OutboxProbe.class);
        probe.fail(stuck, Integer.MAX_VALUE);

        publish(slice, stuck, 1);
        publish(slice, stuck, 2);
        publish(slice, other, 1);

        awaitDelivered(slice, "failing", other, List.of(1));
        awaitDelivered(slice, "steady", stuck, List.of(1, 2));
        assertThat(probe.noted("failing", stuck)).isEmpty();
        assertThat(probe.noted("tried", stuck)).doesNotContain(2);
        probe.fail(stuck, 0);
        awaitNoted(slice, "failing", stuck, List.of(1, 2));
    }

    @Test
    void oneThatFailsSpoilsNoOtherOfItsBatch(Slice slice) {
        OutboxProbe probe = slice.bean(OutboxProbe.class);
        List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(7).toList();
        probe.fail(aggregates.get(3), Integer.MAX_VALUE);

        slice.inTransaction(
                () -> aggregates.forEach(aggregate -> slice.bean(Outbox.class).publish(new Happened(aggregate, 1))));

        aggregates.stream()
                .filter(aggregate -> !aggregate.equals(aggregates.get(3)))
                .forEach(aggregate -> {
                    awaitDelivered(slice, "failing", aggregate, List.of(1));
                    awaitDelivered(slice, "echo", aggregate, List.of(1));
                });
        assertThat(probe.noted("failing", aggregates.get(3))).isEmpty();
        probe.fail(aggregates.get(3), 0);
        awaitNoted(slice, "failing", aggregates.get(3), List.of(1));
    }

    @Test
    void whoTakesAListHearsAtOnceOfOneEventOfEachAggregate(Slice slice) {
        List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(7).toList();

        slice.inTransaction(() -> {
            aggregates.forEach(aggregate -> slice.bean(Outbox.class).publish(new Happened(aggregate, 1)));
            slice.bean(Outbox.class).publish(new Happened(aggregates.get(0), 2));
        });

        aggregates.forEach(aggregate -> awaitDelivered(slice, "together with 6", aggregate, List.of(1)));
        awaitDelivered(slice, "together with 0", aggregates.get(0), List.of(2));
    }

    @Test
    void ofTwoNodesOneDeliversAndInOrder(Slice slice) {
        try (Slice beside = slice.beside("platform.jobs")) {
            List<Slice> nodes = List.of(slice, beside);
            List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(20).toList();

            for (int number = 1; number <= 6; number++) {
                int published = number;
                aggregates.forEach(aggregate -> publish(nodes.get(published % 2), aggregate, published));
            }

            slice.delivered();
            // What is deleted is noted right after.
            aggregates.forEach(aggregate -> eventually(() -> {
                List<Integer> here = slice.bean(OutboxProbe.class).noted("steady", aggregate);
                List<Integer> there = beside.bean(OutboxProbe.class).noted("steady", aggregate);
                assertThat(here).isSorted();
                assertThat(there).isSorted();
                assertThat(Stream.concat(here.stream(), there.stream())).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
            }));
        }
    }

    @Test
    void whileOneNodeDeliversAnEventNoOtherTakesTheNextOfItsAggregate(Slice slice) {
        OutboxStore store = slice.bean(OutboxStore.class);
        UUID aggregate = UUID.randomUUID();
        // Nobody delivers to it but this test.
        String listener = "test.by-hand-" + aggregate;
        try (Slice beside = slice.beside("platform.jobs")) {
            slice.inTransaction(() -> IntStream.rangeClosed(1, 2)
                    .forEach(number -> store.insert(List.of(listener), aggregate, "Happened", "{}")));

            slice.inTransaction(() -> {
                List<OutboxStore.Waiting> first = store.lockDue(listener, 10);
                assertThat(first).hasSize(1);
                assertThat(beside.fromTransaction(
                                () -> beside.bean(OutboxStore.class).lockDue(listener, 10)))
                        .isEmpty();
                store.delete(first);
            });

            slice.inTransaction(() -> {
                List<OutboxStore.Waiting> second = store.lockDue(listener, 10);
                assertThat(second).hasSize(1);
                store.delete(second);
            });
        }
    }

    @Test
    void whoLeavesItsTransactionForRollbackHoldsUpNoOther(Slice slice) {
        OutboxProbe probe = slice.bean(OutboxProbe.class);
        UUID spoiling = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        probe.spoil(spoiling, true);

        slice.inTransaction(() -> {
            slice.bean(Outbox.class).publish(new Happened(spoiling, 1));
            slice.bean(Outbox.class).publish(new Happened(other, 1));
        });

        awaitNoted(slice, "failing", other, List.of(1));
        assertThat(probe.noted("failing", spoiling)).isEmpty();
        probe.spoil(spoiling, false);
        awaitNoted(slice, "failing", spoiling, List.of(1));
    }

    @Test
    void anEventOfATransactionThatRollsBackIsNeverDelivered(Slice slice) {
        UUID aggregate = UUID.randomUUID();
        slice.inTransactionThatIsUndone(() -> slice.bean(Outbox.class).publish(new Happened(aggregate, 1)));

        publish(slice, aggregate, 2);

        awaitNoted(slice, "steady", aggregate, List.of(2));
        awaitNoted(slice, "failing", aggregate, List.of(2));
    }

    @Test
    void anEventIsNotDeliveredBeforeItsTransactionCommits(Slice slice) {
        UUID aggregate = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        slice.inTransaction(() -> {
            slice.bean(Outbox.class).publish(new Happened(aggregate, 1));
            Thread.ofVirtual().start(() -> publish(slice, other, 1));
            awaitDelivered(slice, "steady", other, List.of(1));
            assertThat(slice.bean(OutboxProbe.class).noted("steady", aggregate)).isEmpty();
        });

        awaitNoted(slice, "steady", aggregate, List.of(1));
    }

    @Test
    void onlyThoseForWhomSomethingIsDueAreWokenLater(Slice slice) {
        OutboxStore store = slice.bean(OutboxStore.class);

        slice.inTransactionThatIsUndone(() -> {
            store.insert(List.of("test.waited-for"), UUID.randomUUID(), "Happened", "{}");

            assertThat(store.waiting(List.of("test.waited-for", "test.idle"))).containsExactly("test.waited-for");
        });
    }

    @Test
    void nobodyPublishesOutsideOfATransaction(Slice slice) {
        assertThatThrownBy(() -> slice.bean(Outbox.class).publish(new Happened(UUID.randomUUID(), 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static void publish(Slice slice, UUID aggregate, int number) {
        slice.inTransaction(() -> slice.bean(Outbox.class).publish(new Happened(aggregate, number)));
    }

    /** Waits for the notes, and makes due at once what a failure has put off. */
    private static void awaitNoted(Slice slice, String listener, UUID aggregate, List<Integer> numbers) {
        eventually(() -> {
            slice.bean(JdbcClient.class)
                    .sql("update platform.outbox set due_at = now() where aggregate_id = :id and due_at > now()")
                    .param("id", aggregate)
                    .update();
            slice.bean(DeliverEvents.class).work();
            assertThat(slice.bean(OutboxProbe.class).noted(listener, aggregate)).isEqualTo(numbers);
        });
    }

    private static void awaitDelivered(Slice slice, String listener, UUID aggregate, List<Integer> numbers) {
        eventually(() -> assertThat(slice.bean(OutboxProbe.class).noted(listener, aggregate))
                .isEqualTo(numbers));
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
