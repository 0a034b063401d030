package io.merkato.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.merkato.testing.HeardLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class LastingFaultsTest {

    private final AtomicLong now = new AtomicLong();
    private final LastingFaults faults = new LastingFaults(now::get);
    private final HeardLog heard = new HeardLog();

    @AfterEach
    void stopListening() {
        heard.close();
    }

    @Test
    void aDatabaseThatIsAwayIsOneFaultWhoeverMeetsIt() {
        faults.met("GET /v1/products", sql("08006"));
        faults.met("The work of outbox", sql("57P01"));
        faults.met("Sending mails", sql(null));

        assertThat(messages())
                .containsExactly("GET /v1/products was not served by the database: java.sql.SQLException: gone");
        assertThat(events())
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
    }

    @Test
    void aFaultThatLastsIsToldOnceAMinute() {
        for (int second = 0; second < 150; second++) {
            faults.met("The work of outbox", sql("08006"));
            pass(Duration.ofSeconds(1));
        }

        assertThat(messages()).hasSize(3);
        assertThat(messages().get(1)).endsWith("gone (60 such failures in the last minute)");
    }

    @Test
    void whenTheDatabaseIsBackItIsSaidOnce() {
        faults.met("The work of outbox", sql("08006"));
        pass(Duration.ofSeconds(90));
        faults.met("The work of outbox", sql("08006"));
        pass(Duration.ofSeconds(5));

        faults.databaseIsBack();
        faults.databaseIsBack();

        assertThat(messages()).last().isEqualTo("The database serves again, after 95 s");
        assertThat(messages()).hasSize(3);
    }

    @Test
    void whatPassedLongAgoIsNotBroughtUpAgain() {
        faults.met("The work of outbox", sql("08006"));
        pass(Duration.ofMinutes(10));

        faults.databaseIsBack();
        faults.met("The work of outbox", sql("08006"));

        assertThat(messages()).hasSize(2).doesNotContain("The database serves again, after 600 s");
        assertThat(messages().getFirst()).isEqualTo(messages().getLast());
    }

    @Test
    void aLockThatIsTakenIsAnotherFault() {
        faults.met("GET /v1/products", sql("08006"));
        faults.met("POST /v1/orders", sql("55P03"));

        assertThat(messages()).hasSize(2);
    }

    @Test
    void aBugShowsItsStackTheFirstTimeOnly() {
        for (int minute = 0; minute < 3; minute++) {
            faults.met("The job Forget", new IllegalStateException("no such thing"));
            pass(Duration.ofMinutes(1));
        }

        assertThat(events().stream().map(event -> event.getThrowableProxy() != null))
                .containsExactly(true, false, false);
        assertThat(messages().getLast())
                .startsWith("The job Forget still fails: java.lang.IllegalStateException: no such");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private List<ILoggingEvent> events() {
        return heard.events().stream()
                .filter(event -> event.getLoggerName().equals(LastingFaults.class.getName()))
                .toList();
    }

    private List<String> messages() {
        return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static RuntimeException sql(@org.jspecify.annotations.Nullable String state) {
        return new QueryTimeoutException("not in time", new SQLException("gone", state));
    }
}
