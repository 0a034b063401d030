package io.merkato.platform.jobs;

import static io.merkato.platform.jobs.JobProbe.DO_ELSEWHERE;
import static io.merkato.platform.jobs.JobProbe.NOTE;
import static io.merkato.platform.jobs.JobProbe.TRY_TWICE;
import static io.merkato.platform.jobs.JobProbe.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.JobProbe.Piece;
import io.merkato.platform.privacy.PersonalData;
import io.merkato.platform.privacy.PersonalData.Person;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** The queue of jobs on the real database, with the jobs of {@link JobProbe}. */
@ModuleTest(
        value = "platform.jobs",
        with = {JobProbe.class, OutboxProbe.class})
class JobsTest {

    private final String group = UUID.randomUUID().toString();

    @Test
    void workIsDoneOnceItsTransactionIsCommitted(Slice slice) {
        slice.inTransaction(() -> {
            enqueue(slice, NOTE, 1);
            assertThat(noted(slice, "begun")).isEmpty();
        });

        awaitNoted(slice, "done", 1);
        slice.delivered();
        assertThat(noted(slice, "begun")).containsExactly(1);
    }

    @Test
    void workOfATransactionThatRollsBackIsNeverDone(Slice slice) {
        slice.inTransactionThatIsUndone(() -> enqueue(slice, NOTE, 1));

        slice.inTransaction(() -> enqueue(slice, NOTE, 2));

        awaitNoted(slice, "done", 2);
        assertThat(waiting(slice)).isZero();
    }

    @Test
    void nobodyEnqueuesOutsideOfATransaction(Slice slice) {
        assertThatThrownBy(() -> enqueue(slice, NOTE, 1)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void workForLaterIsDoneThoughNothingElseHappens(Slice slice) {
        slice.inTransaction(
                () -> slice.bean(Jobs.class).enqueue(NOTE, group + 1, new Piece(group, 1), Duration.ofMillis(1)));

        awaitNoted(slice, "done", 1);
    }

    @Test
    void whatFailsIsDoneAgain(Slice slice) {
        slice.bean(JobProbe.class).fail(group, 3);

        slice.inTransaction(() -> enqueue(slice, NOTE, 1));

        awaitNoted(slice, "done", 1);
        assertThat(noted(slice, "begun")).containsExactly(1, 1, 1, 1);
    }

    @Test
    void whatFailsInTheTransactionOfItsJobIsRolledBack(Slice slice) {
        slice.bean(JobProbe.class).fail(group, 2);

        slice.inTransaction(() -> enqueue(slice, WRITE, 1));

        // What it notes as done is not committed yet.
        eventually(() -> assertThat(slice.bean(OutboxProbe.class).noted("echo", UUID.fromString(group)))
                .containsExactly(1));
        slice.delivered();
        assertThat(slice.bean(OutboxProbe.class).noted("echo", UUID.fromString(group)))
                .containsExactly(1);
    }

    @Test
    void whatFailsTooOftenIsGivenUp(Slice slice) {
        slice.bean(JobProbe.class).fail(group, 5);

        slice.inTransaction(() -> enqueue(slice, TRY_TWICE, 1));

        awaitNoted(slice, "given up", 1);
        slice.delivered();
        assertThat(noted(slice, "begun")).containsExactly(1, 1);
        assertThat(waiting(slice)).isZero();
    }

    @Test
    void workWaitsForItsTimeAndCanBeCancelled(Slice slice) {
        Jobs jobs = slice.bean(Jobs.class);
        slice.inTransaction(() -> jobs.enqueue(NOTE, id(1), new Piece(group, 1), Duration.ofHours(1)));
        slice.inTransaction(() -> enqueue(slice, NOTE, 2));

        awaitNoted(slice, "done", 2);

        assertThat(waiting(slice)).isEqualTo(1);
        slice.inTransaction(() -> {
            assertThat(jobs.cancel(NOTE, id(1))).isTrue();
            assertThat(jobs.cancel(NOTE, id(1))).isFalse();
        });
        assertThat(waiting(slice)).isZero();
    }

    @Test
    void whatWaitsAlreadyIsNotStoredAgain(Slice slice) {
        slice.inTransaction(() -> {
            enqueue(slice, NOTE, 1);
            enqueue(slice, NOTE, 1);
            enqueue(slice, NOTE, 2);
        });

        slice.delivered();
        assertThat(noted(slice, "begun")).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatNoNodeCanDoWaits(Slice slice) {
        slice.inTransaction(() -> enqueue(slice, DO_ELSEWHERE, 1));
        slice.inTransaction(() -> enqueue(slice, NOTE, 2));

        awaitNoted(slice, "done", 2);

        assertThat(noted(slice, "begun")).containsExactly(2);
        slice.inTransaction(() ->
                assertThat(slice.bean(Jobs.class).cancel(DO_ELSEWHERE, id(1))).isTrue());
    }

    @Test
    void workThatNamesSomebodyIsForgottenWithThem(Slice slice) {
        Person ada = new Person(UserId.next(), "ada-" + group + "@example.org");
        slice.inTransaction(() -> {
            enqueue(slice, DO_ELSEWHERE, 1);
            slice.bean(Jobs.class).enqueue(DO_ELSEWHERE, id(2), new Piece(ada.email(), 2));
        });

        slice.bean(PersonalData.class).erase(ada);

        slice.inTransaction(() -> {
            assertThat(slice.bean(Jobs.class).cancel(DO_ELSEWHERE, id(1))).isTrue();
            assertThat(slice.bean(Jobs.class).cancel(DO_ELSEWHERE, id(2))).isFalse();
        });
    }

    @Test
    void workOfANodeThatDiedIsDoneByAnother(Slice slice) {
        slice.inTransaction(() -> {
            enqueue(slice, NOTE, 1);
            slice.bean(JdbcClient.class).sql("""
                            update platform.job
                            set picked = true, picked_by = 'a node that died',
                                last_heartbeat = now() - interval '21 seconds'
                            where task_instance = :id
                            """).param("id", id(1)).update();
        });

        awaitNoted(slice, "done", 1);
    }

    @Test
    void whatANodeWroteThatWasThoughtDeadIsRolledBack(Slice slice) {
        CountDownLatch gate = new CountDownLatch(1);
        slice.bean(JobProbe.class).holdUp(group, gate);
        slice.inTransaction(() -> enqueue(slice, WRITE, 1));
        awaitNoted(slice, "begun", 1);

        slice.bean(JdbcClient.class).sql("""
                        update platform.job set version = version + 1, picked = false, execution_time = now() + '1 hour'
                        where task_instance = :id
                        """).param("id", id(1)).update();
        gate.countDown();

        awaitNoted(slice, "done", 1);
        slice.inTransaction(
                () -> assertThat(slice.bean(Jobs.class).cancel(WRITE, id(1))).isTrue());
        slice.delivered();
        assertThat(slice.bean(OutboxProbe.class).noted("echo", UUID.fromString(group)))
                .isEmpty();
    }

    @Test
    void jobsAreDoneAtOnceAndAKindThatIsStuckHoldsUpNoOther(Slice slice) {
        CountDownLatch gate = new CountDownLatch(1);
        JobProbe probe = slice.bean(JobProbe.class);
        probe.holdUp(group, gate);
        int[] stuck = IntStream.rangeClosed(1, 9).toArray();
        slice.inTransaction(() -> IntStream.of(stuck).forEach(number -> enqueue(slice, NOTE, number)));
        await().untilAsserted(() -> assertThat(noted(slice, "begun")).hasSize(4));
        String other = UUID.randomUUID().toString();

        slice.inTransaction(() -> slice.bean(Jobs.class).enqueue(TRY_TWICE, other, new Piece(other, 1)));

        eventually(() -> assertThat(probe.noted("done", other)).containsExactly(1));
        assertThat(noted(slice, "begun")).hasSize(4);
        gate.countDown();
        eventually(() -> assertThat(noted(slice, "done")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Test
    void ofTwoNodesOneDoesTheWork(Slice slice) {
        try (Slice beside = slice.beside("platform.jobs")) {
            List<Slice> nodes = List.of(slice, beside);
            Integer[] numbers = IntStream.rangeClosed(1, 60).boxed().toArray(Integer[]::new);

            for (int number : numbers) {
                Slice node = nodes.get(number % 2);
                node.inTransaction(() -> enqueue(node, NOTE, number));
            }

            eventually(() -> assertThat(nodes.stream().flatMap(node -> noted(node, "done").stream()))
                    .containsExactlyInAnyOrder(numbers));
            slice.delivered();
            assertThat(nodes.stream().flatMap(node -> noted(node, "begun").stream()))
                    .hasSize(numbers.length);
        }
    }

    private void enqueue(Slice slice, JobKind<Piece> kind, int number) {
        slice.bean(Jobs.class).enqueue(kind, id(number), new Piece(group, number));
    }

    private String id(int number) {
        return group + " " + number;
    }

    private List<Integer> noted(Slice slice, String what) {
        return slice.bean(JobProbe.class).noted(what, group);
    }

    private void awaitNoted(Slice slice, String what, Integer... numbers) {
        eventually(() -> assertThat(noted(slice, what)).containsExactly(numbers));
    }

    private long waiting(Slice slice) {
        return slice.bean(JdbcClient.class)
                .sql("select count(*) from platform.job where task_instance like :group || '%'")
                .param("group", group)
                .query(Long.class)
                .single();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }
}
