package io.merkato.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.platform.visitor.Visitor;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How events are kept, logged and forgotten. */
@ModuleTest("audit")
class AuditTrailTest {

    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Firefox/150", "req-1");

    private final UserId user = UserId.next();
    private final UserId admin = UserId.next();

    @Test
    void anEventFallsWithTheTransactionThatItBelongsTo(Slice slice) {
        List<String> logged = loggedDuring(() -> slice.inTransactionThatIsUndone(
                () -> trail(slice).record(SecurityEvent.PASSWORD_CHANGED, user, user, VISITOR, "")));

        assertThat(trail(slice).of(user)).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void anEventStandsWithItsTransactionAndByItself(Slice slice) {
        slice.inTransaction(() -> trail(slice).record(SecurityEvent.PASSWORD_CHANGED, user, user, VISITOR, ""));
        trail(slice).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "");

        assertThat(trail(slice).of(user))
                .extracting(AuditEntry::type)
                .containsExactly(SecurityEvent.SIGNED_IN, SecurityEvent.PASSWORD_CHANGED);
    }

    @Test
    void theLogTellsItInOneLineWithoutTheVisitor(Slice slice) {
        List<String> logged = loggedDuring(() -> trail(slice)
                .record(SecurityEvent.ROLES_CHANGED, user, admin, VISITOR, "from customer\r\nto\u2028staff"));

        assertThat(logged)
                .containsExactly("INFO roles changed: user " + user + ", by " + admin + ", from customer to staff");
    }

    @Test
    void theLogLeavesOutWhatIsNotKnown(Slice slice) {
        List<String> logged =
                loggedDuring(() -> trail(slice).record(SecurityEvent.SIGN_IN_FAILED, null, null, VISITOR, ""));

        assertThat(logged).containsExactly("INFO sign in failed: no known user");
    }

    @Test
    void whatIsWrittenDownWhileSomebodyIsErasedForgetsFromWhereSoonAfter(Slice slice) {
        trail(slice).record(SecurityEvent.ACCOUNT_ERASED, user, user, null, "");
        trail(slice).record(SecurityEvent.SIGN_IN_FAILED, user, null, VISITOR, "");
        trail(slice).record(SecurityEvent.SIGN_IN_FAILED, admin, null, VISITOR, "");

        slice.bean(ForgetOldEvents.class).run();

        assertThat(trail(slice).of(user)).hasSize(2).allSatisfy(event -> {
            assertThat(event.address()).isNull();
            assertThat(event.userAgent()).isNull();
        });
        assertThat(trail(slice).of(admin).getFirst().address()).isEqualTo("192.0.2.7");
    }

    @Test
    void anEventOutsideOfATransactionIsLoggedAlsoWhereNoneIsAllowed(Slice slice) {
        TransactionTemplate never = new TransactionTemplate(
                Objects.requireNonNull(slice.bean(TransactionTemplate.class).getTransactionManager()));
        never.setPropagationBehavior(TransactionDefinition.PROPAGATION_NEVER);

        List<String> logged = loggedDuring(() -> assertThatThrownBy(() -> never.executeWithoutResult(status -> {
                    trail(slice).record(SecurityEvent.PASSWORD_REFUSED, user, user, VISITOR, "");
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused"));

        assertThat(logged).containsExactly("INFO password refused: user " + user + ", by " + user);
    }

    @Test
    void aDetailOfAnyLengthKeepsNothingOutOfTheTrail(Slice slice) {
        trail(slice).record(SecurityEvent.SIGN_IN_FAILED, user, null, VISITOR, "x".repeat(499) + "😀".repeat(4000));

        assertThat(trail(slice).of(user)).extracting(AuditEntry::detail).containsExactly("x".repeat(499));
    }

    @Test
    void thePersonSeesOwnTracesAndNotThoseOfAnAdmin(Slice slice) {
        trail(slice).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "own");
        trail(slice).record(SecurityEvent.SIGN_IN_FAILED, user, null, VISITOR, "unknown");
        trail(slice).record(SecurityEvent.ROLES_CHANGED, user, admin, VISITOR, "admin");
        trail(slice).record(SecurityEvent.ROLES_CHANGED, admin, user, VISITOR, "of somebody else");

        List<AuditEntry> entries = trail(slice).of(user);

        assertThat(entries).extracting(AuditEntry::detail).containsExactly("admin", "unknown", "own");
        assertThat(entries).extracting(AuditEntry::address).containsExactly(null, "192.0.2.7", "192.0.2.7");
        assertThat(entries).extracting(AuditEntry::userAgent).containsExactly(null, "Firefox/150", "Firefox/150");
    }

    @Test
    void forgettingAPersonLeavesTheEventsWithoutTraces(Slice slice) {
        trail(slice).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "kept");
        trail(slice).record(SecurityEvent.ROLES_CHANGED, admin, user, VISITOR, "acted");
        trail(slice).record(SecurityEvent.SIGNED_IN, admin, admin, VISITOR, "not theirs");

        trail(slice).forgetPerson(user);

        assertThat(trail(slice).of(user)).singleElement().satisfies(entry -> {
            assertThat(entry.detail()).isEqualTo("kept");
            assertThat(entry.address()).isNull();
            assertThat(entry.userAgent()).isNull();
        });
        assertThat(count(slice, "actor_id = '%s' and address is null".formatted(user)))
                .isEqualTo(2);
        assertThat(count(slice, "actor_id = '%s' and address is not null".formatted(admin)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.event set detail = 'nothing' where subject_id = '%s'",
                "update audit.event set actor_id = null where subject_id = '%s'",
                "update audit.event set at = at + interval '1 s' where subject_id = '%s'",
                "update audit.event set address = '198.51.100.1' where subject_id = '%s'",
                "update audit.event set user_agent = 'another' where subject_id = '%s'",
                "delete from audit.event where subject_id = '%s'",
                "truncate audit.event"
            })
    void whatIsWrittenStaysAsItIs(String statement, Slice slice) {
        trail(slice).record(SecurityEvent.SIGNED_IN, user, user, VISITOR, "stays");

        assertThatThrownBy(() -> sql(slice).sql(statement.formatted(user)).update())
                .hasStackTraceContaining("is append-only");

        assertThat(trail(slice).of(user)).singleElement().satisfies(entry -> {
            assertThat(entry.detail()).isEqualTo("stays");
            assertThat(entry.address()).isEqualTo("192.0.2.7");
        });
    }

    @Test
    void eventsGoAfter400Days(Slice slice) {
        write(slice, 401);
        UUID young = write(slice, 399);

        slice.bean(ForgetOldEvents.class).run();

        assertThat(sql(slice)
                        .sql("select id from audit.event where subject_id = :user")
                        .param("user", user.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(young);
    }

    private static List<String> loggedDuring(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(AuditTrail.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            work.run();
        } finally {
            logger.detachAppender(lines);
        }
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    private UUID write(Slice slice, int daysAgo) {
        UUID id = Ids.next();
        sql(slice)
                .sql("""
                        insert into audit.event (id, at, type, subject_id, detail)
                        values (:id, now() - make_interval(days => :days), 'signedIn', :user, '')
                        """)
                .param("id", id)
                .param("days", daysAgo)
                .param("user", user.value())
                .update();
        return id;
    }

    private static int count(Slice slice, String condition) {
        return sql(slice)
                .sql("select count(*) from audit.event where " + condition)
                .query(Integer.class)
                .single();
    }

    private static AuditTrail trail(Slice slice) {
        return slice.bean(AuditTrail.class);
    }

    private static JdbcClient sql(Slice slice) {
        return slice.bean(JdbcClient.class);
    }
}
