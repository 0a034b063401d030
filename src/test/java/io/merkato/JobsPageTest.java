package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.jobs.BackgroundWorker;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/** docs/generated/jobs.md lists what is done in the background, as the code has it. */
@ShopTest
class JobsPageTest {

    private static final int MANY = 100;

    /** Named before they moved to the module where they are: work waits under their names. */
    private static final Set<String> MOVED = Set.of("accounts.carry-out-registration");

    @Test
    void theListOfJobsIsThatOfTheCode(Shop shop) throws IOException {
        Snapshot.of("docs/generated/jobs.md")
                .compare("""
                # Jobs

                What is done in the background. Each piece of work is done by one node, and by another when that one dies.

                ## When asked for

                Stored in the transaction that wants it, and done after its commit.

                | job | done by | at once, on each node | after failures |
                |---|---|---|---|
                %s
                ## Again and again

                | job | done by | every |
                |---|---|---|
                %s
                ## By each node for itself

                | worker | done by | every |
                |---|---|---|
                %s""".formatted(table(asked(shop)), table(recurring(shop)), table(workers(shop))));
    }

    /** Each of these runs is a statement or two, for which a database is kept awake. */
    @Test
    void aShopAtRestDoesThreeThingsASecondAtMost(Shop shop) {
        assertThat(Stream.concat(
                                shop.beans(RecurringJob.class).stream().map(RecurringJob::every),
                                shop.beans(BackgroundWorker.class).stream().map(BackgroundWorker::every))
                        .mapToDouble(every -> 1000.0 / every.toMillis())
                        .sum())
                .isBetween(0.1, 3.0);
    }

    /** Work waits under the names of jobs, which tell an operator where to look. */
    @Test
    void jobsAreNamedAfterTheirModule(Shop shop) {
        Map<String, String> all = new TreeMap<>(asked(shop));
        all.putAll(recurring(shop));
        all.keySet().removeAll(MOVED);
        assertThat(all).isNotEmpty().allSatisfy((name, row) -> assertThat(name)
                .matches("[a-z-]+\\.[a-z-]+")
                .startsWith(row.replaceAll("^`(platform\\.)?([a-z]+)\\..*", "$2") + "."));
    }

    private static Map<String, String> asked(Shop shop) {
        Map<String, String> rows = new TreeMap<>();
        shop.beans(Job.class).stream()
                .filter(JobsPageTest::isOfTheShop)
                .forEach(job ->
                        rows.put(job.kind().name(), "%s | %s | %s".formatted(nameOf(job), job.atOnce(), retries(job))));
        return rows;
    }

    private static Map<String, String> recurring(Shop shop) {
        Map<String, String> rows = new TreeMap<>();
        shop.beans(RecurringJob.class).stream()
                .filter(JobsPageTest::isOfTheShop)
                .forEach(job -> rows.put(job.name(), nameOf(job) + " | " + readable(job.every())));
        return rows;
    }

    private static Map<String, String> workers(Shop shop) {
        Map<String, String> rows = new TreeMap<>();
        shop.beans(BackgroundWorker.class)
                .forEach(worker -> rows.put(worker.name(), nameOf(worker) + " | " + readable(worker.every())));
        return rows;
    }

    private static String table(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> "| `%s` | %s |\n".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining());
    }

    /** Tests bring jobs of their own. */
    private static boolean isOfTheShop(Object job) {
        return String.valueOf(ClassUtils.getUserClass(job)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation())
                .endsWith("/target/classes/");
    }

    private static String nameOf(Object job) {
        return "`" + ClassUtils.getUserClass(job).getName().substring("io.merkato.".length()) + "`";
    }

    private static String retries(Job<?> job) {
        List<Duration> delays = new ArrayList<>();
        Optional<Duration> next = job.delayAfter(1);
        while (next.isPresent() && delays.size() < MANY) {
            delays.add(next.get());
            next = job.delayAfter(delays.size() + 1);
        }
        if (delays.isEmpty()) {
            return "given up";
        }
        String last = readable(delays.getLast());
        String first = readable(delays.getFirst());
        return "again after " + (first.equals(last) ? first : first + ", later " + last)
                + (next.isPresent() ? "" : ", given up after %s attempts".formatted(delays.size() + 1));
    }

    private static String readable(Duration duration) {
        if (duration.toSeconds() % 60 != 0 || duration.isZero()) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
        }
        return duration.toMinutes() % 60 == 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
