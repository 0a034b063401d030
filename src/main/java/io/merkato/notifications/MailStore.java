package io.merkato.notifications;

import io.merkato.accounts.EmailKey;
import io.merkato.kernel.UserId;
import io.merkato.platform.privacy.PersonalData.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MailStore {

    private final JdbcClient sql;

    MailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a mail to be sent, about the person with this account or about nobody who has one. */
    void insert(Mail mail, @Nullable UserId about) {
        sql.sql("""
                        insert into notifications.mail (id, user_id, recipient, recipient_key, subject, text, html)
                        values (:id, :userId::uuid, :recipient, :key, :subject, :text, :html)
                        """)
                .param("id", mail.id())
                .param("userId", about == null ? null : about.value())
                .param("recipient", mail.recipient())
                .param("key", EmailKey.of(mail.recipient()))
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .update();
    }

    /** The newest mails, to one recipient in any spelling of the address or to all. */
    List<Written> newest(@Nullable String recipient, int limit) {
        String condition = recipient == null ? "" : "where recipient_key = any(:keys::text[])";
        return sql.sql("""
                        select id, recipient, subject, text, html, created_at
                        from notifications.mail
                        %s
                        order by id desc
                        limit :limit
                        """.formatted(condition))
                .param("keys", recipient == null ? null : keys(recipient))
                .param("limit", limit)
                .query(MailStore::written)
                .list();
    }

    Optional<Written> find(UUID id) {
        return sql.sql("""
                        select id, recipient, subject, text, html, created_at
                        from notifications.mail
                        where id = :id
                        """).param("id", id).query(MailStore::written).optional();
    }

    /**
     * Takes due mails, each for one attempt. They are due again when the lease ends, unless their outcome is written
     * before; mails that another node is taking are left to it.
     */
    List<Leased> lease(int limit, Duration lease) {
        return sql.sql("""
                        with due as materialized (
                            select id from notifications.mail
                            where due_at <= now()
                            order by due_at
                            limit :limit
                            for update skip locked)
                        update notifications.mail mail
                        set attempts = attempts + 1, due_at = now() + make_interval(secs => :seconds)
                        from due
                        where mail.id = due.id
                        returning mail.id, recipient, subject, text, html, attempts
                        """)
                .param("limit", limit)
                .param("seconds", lease.toSeconds())
                .query((row, number) -> new Leased(mail(row), row.getInt("attempts")))
                .list();
    }

    void markSent(UUID id, boolean keepBody) {
        sql.sql("""
                        update notifications.mail
                        set sent_at = now(), due_at = null, failure = null,
                            text = case when :keepBody then text end, html = case when :keepBody then html end
                        where id = :id
                        """).param("id", id).param("keepBody", keepBody).update();
    }

    /** Writes down a failed attempt, unless the mail has been taken again since. */
    void postpone(Leased leased, Duration delay, String failure) {
        sql.sql("""
                        update notifications.mail
                        set due_at = now() + make_interval(secs => :seconds), failure = :failure
                        where id = :id and attempts = :attempts and sent_at is null
                        """)
                .param("id", leased.mail().id())
                .param("attempts", leased.attempts())
                .param("seconds", delay.toSeconds())
                .param("failure", failure)
                .update();
    }

    /** Writes down the last failed attempt: the mail is not due any more. */
    void giveUp(Leased leased, String failure, boolean keepBody) {
        sql.sql("""
                        update notifications.mail
                        set due_at = null, failure = :failure,
                            text = case when :keepBody then text end, html = case when :keepBody then html end
                        where id = :id and attempts = :attempts and sent_at is null
                        """)
                .param("id", leased.mail().id())
                .param("attempts", leased.attempts())
                .param("failure", failure)
                .param("keepBody", keepBody)
                .update();
    }

    /** Deletes old mails that nothing more is to be done about, or also those that wait. */
    void deleteOlderThanDays(int days, boolean alsoWaiting) {
        sql.sql("""
                        delete from notifications.mail
                        where created_at < now() - make_interval(days => :days) and (due_at is null or :alsoWaiting)
                        """).param("days", days).param("alsoWaiting", alsoWaiting).update();
    }

    /** What was written to a person, the newest first. */
    List<MailData.Sent> subjects(Person person) {
        return sql.sql("""
                        select subject, created_at from notifications.mail
                        where user_id = :userId or (user_id is null and recipient_key = any(:keys::text[]))
                        order by id desc
                        """)
                .param("userId", person.id().value())
                .param("keys", keys(person.email()))
                .query((row, number) -> new MailData.Sent(
                        row.getString("subject"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void deleteTo(Person person) {
        sql.sql("""
                        delete from notifications.mail
                        where user_id = :userId or (user_id is null and recipient_key = any(:keys::text[]))
                        """)
                .param("userId", person.id().value())
                .param("keys", keys(person.email()))
                .update();
    }

    private static String[] keys(String email) {
        return EmailKey.all(email).toArray(String[]::new);
    }

    private static Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                mail(row), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"));
    }

    record Written(Mail mail, Instant createdAt) {}

    record Leased(Mail mail, int attempts) {}
}
