package io.merkato.platform.jobs;

import static io.merkato.platform.jobs.JobProbe.DO_ELSEWHERE;
import static io.merkato.platform.jobs.JobProbe.NOTE;
import static io.merkato.platform.jobs.JobProbe.TRY_TWICE;
import static io.merkato.platform.jobs.JobProbe.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.JobProbe.Piece;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue of jobs on the real database, with the jobs of {@link JobProbe}. */
@ShopTest
class JobsTest {

    private final String group = UUID.randomUUID().toString();

    @Test
    void workIsDoneOnceItsTransactionIsCommitted(Shop shop) {
        inTransaction(shop, () -> {
            enqueue(shop, NOTE, 1);
            assertThat(noted(shop, "begun")).isEmpty();
        });

        awaitNoted(shop, "done", 1);
        shop.expectNothingLeftOver();
        assertThat(noted(shop, "begun")).containsExactly(1);
    }

    @Test
    void workOfATransactionThatRollsBackIsNeverDone(Shop shop) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            enqueue(shop, NOTE, 1);
            status.setRollbackOnly();
        });

        inTransaction(shop, () -> enqueue(shop, NOTE, 2));

        awaitNoted(shop, "done", 2);
        assertThat(waiting(shop)).isZero();
    }

    @Test
    void nobodyEnqueuesOutsideOfATransaction(Shop shop) {
        assertThatThrownBy(() -> enqueue(shop, NOTE, 1)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whatFailsIsDoneAgain(Shop shop) {
        shop.bean(JobProbe.class).fail(group, 3);

        inTransaction(shop, () -> enqueue(shop, NOTE, 1));

        awaitNoted(shop, "done", 1);
        assertThat(noted(shop, "begun")).containsExactly(1, 1, 1, 1);
    }

    @Test
    void whatFailsInTheTransactionOfItsJobIsRolledBack(Shop shop) {
        shop.bean(JobProbe.class).fail(group, 2);

        inTransaction(shop, () -> enqueue(shop, WRITE, 1));

        awaitNoted(shop, "done", 1);
        shop.expectNothingLeftOver();
        assertThat(shop.bean(OutboxProbe.class).noted("echo", UUID.fromString(group)))
                .containsExactly(1);
    }

    @Test
    void whatFailsTooOftenIsGivenUp(Shop shop) {
        shop.bean(JobProbe.class).fail(group, 5);

        inTransaction(shop, () -> enqueue(shop, TRY_TWICE, 1));

        awaitNoted(shop, "given up", 1);
        shop.expectNothingLeftOver();
        assertThat(noted(shop, "begun")).containsExactly(1, 1);
        assertThat(waiting(shop)).isZero();
    }

    @Test
    void workWaitsForItsTimeAndCanBeCancelled(Shop shop) {
        Jobs jobs = shop.bean(Jobs.class);
        inTransaction(shop, () -> jobs.enqueue(NOTE, id(1), new Piece(group, 1), Duration.ofHours(1)));
        inTransaction(shop, () -> enqueue(shop, NOTE, 2));

        awaitNoted(shop, "done", 2);

        assertThat(waiting(shop)).isEqualTo(1);
        inTransaction(shop, () -> {
            assertThat(jobs.cancel(NOTE, id(1))).isTrue();
            assertThat(jobs.cancel(NOTE, id(1))).isFalse();
        });
        assertThat(waiting(shop)).isZero();
    }

    @Test
    void whatWaitsAlreadyIsNotStoredAgain(Shop shop) {
        inTransaction(shop, () -> {
            enqueue(shop, NOTE, 1);
            enqueue(shop, NOTE, 1);
            enqueue(shop, NOTE, 2);
        });

        shop.expectNothingLeftOver();
        assertThat(noted(shop, "begun")).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatNoNodeCanDoWaits(Shop shop) {
        inTransaction(shop, () -> enqueue(shop, DO_ELSEWHERE, 1));
        inTransaction(shop, () -> enqueue(shop, NOTE, 2));

        awaitNoted(shop, "done", 2);

        assertThat(noted(shop, "begun")).containsExactly(2);
        inTransaction(shop, () -> assertThat(shop.bean(Jobs.class).cancel(DO_ELSEWHERE, id(1)))
                .isTrue());
    }

    @Test
    void workThatNamesSomebodyIsForgottenWithThem(Shop shop) {
        Customer ada = Customer.of(shop);
        inTransaction(shop, () -> {
            enqueue(shop, DO_ELSEWHERE, 1);
            shop.bean(Jobs.class).enqueue(DO_ELSEWHERE, id(2), new Piece(ada.email(), 2));
        });

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        inTransaction(shop, () -> {
            assertThat(shop.bean(Jobs.class).cancel(DO_ELSEWHERE, id(1))).isTrue();
            assertThat(shop.bean(Jobs.class).cancel(DO_ELSEWHERE, id(2))).isFalse();
        });
    }

    @Test
    void workOfANodeThatDiedIsDoneByAnother(Shop shop) {
        inTransaction(shop, () -> {
            enqueue(shop, NOTE, 1);
            shop.bean(JdbcClient.class).sql("""
                            update platform.job
                            set picked = true, picked_by = 'a node that died',
                                last_heartbeat = now() - interval '21 seconds'
                            where task_instance = :id
                            """).param("id", id(1)).update();
        });

        awaitNoted(shop, "done", 1);
    }

    @Test
    @ManyConnections
    void whatANodeWroteThatWasThoughtDeadIsRolledBack(Shop shop) {
        CountDownLatch gate = new CountDownLatch(1);
        shop.bean(JobProbe.class).holdUp(group, gate);
        inTransaction(shop, () -> enqueue(shop, WRITE, 1));
        awaitNoted(shop, "begun", 1);

        shop.bean(JdbcClient.class).sql("""
                        update platform.job set version = version + 1, picked = false, execution_time = now() + '1 hour'
                        where task_instance = :id
                        """).param("id", id(1)).update();
        gate.countDown();

        awaitNoted(shop, "done", 1);
        inTransaction(shop, () -> assertThat(shop.bean(Jobs.class).cancel(WRITE, id(1)))
                .isTrue());
        shop.expectNothingLeftOver();
        assertThat(shop.bean(OutboxProbe.class).noted("echo", UUID.fromString(group)))
                .isEmpty();
    }

    @Test
    void jobsAreDoneAtOnceAndAKindThatIsStuckHoldsUpNoOther(Shop shop) {
        CountDownLatch gate = new CountDownLatch(1);
        JobProbe probe = shop.bean(JobProbe.class);
        probe.holdUp(group, gate);
        int[] stuck = IntStream.rangeClosed(1, 9).toArray();
        inTransaction(shop, () -> IntStream.of(stuck).forEach(number -> enqueue(shop, NOTE, number)));
        await().untilAsserted(() -> assertThat(noted(shop, "begun")).hasSize(4));
        String other = UUID.randomUUID().toString();

        inTransaction(shop, () -> shop.bean(Jobs.class).enqueue(TRY_TWICE, other, new Piece(other, 1)));

        eventually(() -> assertThat(probe.noted("done", other)).containsExactly(1));
        assertThat(noted(shop, "begun")).hasSize(4);
        gate.countDown();
        eventually(() -> assertThat(noted(shop, "done")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Test
    void ofTwoNodesOneDoesTheWork(Shop shop) {
        try (Shop beside = Shop.beside(shop)) {
            List<Shop> nodes = List.of(shop, beside);
            Integer[] numbers = IntStream.rangeClosed(1, 60).boxed().toArray(Integer[]::new);

            for (int number : numbers) {
                Shop node = nodes.get(number % 2);
                inTransaction(node, () -> enqueue(node, NOTE, number));
            }

            eventually(() -> assertThat(nodes.stream().flatMap(node -> noted(node, "done").stream()))
                    .containsExactlyInAnyOrder(numbers));
            shop.expectNothingLeftOver();
            assertThat(nodes.stream().flatMap(node -> noted(node, "begun").stream()))
                    .hasSize(numbers.length);
        }
    }

    private void enqueue(Shop shop, JobKind<Piece> kind, int number) {
        shop.bean(Jobs.class).enqueue(kind, id(number), new Piece(group, number));
    }

    private String id(int number) {
        return group + " " + number;
    }

    private List<Integer> noted(Shop shop, String what) {
        return shop.bean(JobProbe.class).noted(what, group);
    }

    private void awaitNoted(Shop shop, String what, Integer... numbers) {
        eventually(() -> assertThat(noted(shop, what)).containsExactly(numbers));
    }

    private long waiting(Shop shop) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from platform.job where task_instance like :group || '%'")
                .param("group", group)
                .query(Long.class)
                .single();
    }

    private static void inTransaction(Shop shop, Runnable work) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
