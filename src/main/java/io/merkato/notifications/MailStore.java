package io.merkato.notifications;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.privacy.PersonalData.Person;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MailStore {

    private final JdbcClient sql;

    MailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps mails.
     *
     * @param wait whether there is no job yet that sends them
     */
    void insert(List<Mail> mails, boolean wait) {
        sql.sql("""
                        insert into notifications.mail (
                            id, user_id, order_id, template, topic_id, recipient, recipient_key, subject, text, html,
                            unsubscribe_url, due_at)
                        select id, about, order_id, template, topic, recipient, key, subject, text, html, unsubscribe,
                               case when :wait then now() end
                        from unnest(:ids::uuid[], :about::uuid[], :orders::uuid[], :templates::text[], :topics::uuid[],
                                    :recipients::text[], :keys::text[], :subjects::text[], :texts::text[], :htmls::text[],
                                    :unsubscribing::text[])
                             as mail (id, about, order_id, template, topic, recipient, key, subject, text, html, unsubscribe)
                        """)
                .param("ids", column(mails, mail -> mail.id().toString()))
                .param("about", column(mails, mail -> text(mail.about())))
                .param("orders", column(mails, mail -> text(member(mail.origin(), Mail.Origin::order))))
                .param("templates", column(mails, mail -> member(mail.origin(), Mail.Origin::template)))
                .param("topics", column(mails, mail -> text(member(mail.origin(), Mail.Origin::topic))))
                .param("recipients", column(mails, Mail::recipient))
                .param("keys", column(mails, mail -> EmailKey.of(mail.recipient())))
                .param("subjects", column(mails, Mail::subject))
                .param("texts", column(mails, Mail::text))
                .param("htmls", column(mails, Mail::html))
                .param("unsubscribing", column(mails, mail -> text(mail.unsubscribe())))
                .param("wait", wait)
                .update();
    }

    /** The newest mails, to one recipient in any spelling of the address or to all. */
    List<Written> newest(@Nullable String recipient, int limit) {
        String condition = recipient == null ? "" : "where recipient_key = any(:keys::text[])";
        return sql.sql("""
                        select id, user_id, order_id, template, topic_id, recipient, subject, text, html, unsubscribe_url, created_at
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
                        select id, user_id, order_id, template, topic_id, recipient, subject, text, html, unsubscribe_url, created_at
                        from notifications.mail
                        where id = :id
                        """).param("id", id).query(MailStore::written).optional();
    }

    /** Takes mails that wait, for jobs that send them; those that another node is taking are left to it. */
    List<UUID> takeWaiting(int limit) {
        return sql.sql("""
                        with waiting as materialized (
                            select id from notifications.mail
                            where due_at <= now()
                            order by due_at
                            limit :limit
                            for update skip locked)
                        update notifications.mail mail set due_at = null
                        from waiting
                        where mail.id = waiting.id
                        returning mail.id
                        """).param("limit", limit).query(UUID.class).list();
    }

    /** Those of these mails that have not been sent, as long as they are there. */
    List<Mail> findUnsent(List<UUID> ids) {
        return sql.sql("""
                        select id, user_id, order_id, template, topic_id, recipient, subject, text, html, unsubscribe_url
                        from notifications.mail
                        where id = any(:ids::uuid[]) and sent_at is null and text is not null
                        order by id
                        """)
                .param("ids", column(ids, UUID::toString))
                .query((row, number) -> mail(row))
                .list();
    }

    void markSent(List<UUID> ids, boolean keepBody) {
        sql.sql("""
                        update notifications.mail
                        set sent_at = now(), failure = null,
                            text = case when :keepBody then text end, html = case when :keepBody then html end,
                            unsubscribe_url = case when :keepBody then unsubscribe_url end
                        where id = any(:ids::uuid[])
                        """)
                .param("ids", column(ids, UUID::toString))
                .param("keepBody", keepBody)
                .update();
    }

    /** Writes down why a mail was not sent. */
    void markFailed(UUID id, String failure) {
        sql.sql("update notifications.mail set failure = :failure where id = :id")
                .param("id", id)
                .param("failure", failure)
                .update();
    }

    /** Keeps of mails that are not sent no more than of those that are. */
    void giveUp(List<UUID> ids, boolean keepBody) {
        sql.sql("""
                        update notifications.mail
                        set text = case when :keepBody then text end, html = case when :keepBody then html end,
                            unsubscribe_url = case when :keepBody then unsubscribe_url end
                        where id = any(:ids::uuid[]) and sent_at is null
                        """)
                .param("ids", column(ids, UUID::toString))
                .param("keepBody", keepBody)
                .update();
    }

    /** Deletes old mails that nothing more is to be done about, or also those that wait. */
    void deleteOlderThanDays(int days, boolean alsoWaiting) {
        sql.sql("""
                        delete from notifications.mail
                        where created_at < now() - make_interval(days => :days)
                          and (sent_at is not null or text is null or :alsoWaiting)
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

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> @Nullable String text(@Nullable T value) {
        return value == null ? null : value.toString();
    }

    private static <T> @Nullable T member(Mail.@Nullable Origin origin, Function<Mail.Origin, @Nullable T> member) {
        return origin == null ? null : member.apply(origin);
    }

    private static String[] keys(String email) {
        return EmailKey.all(email).toArray(String[]::new);
    }

    private static Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                mail(row), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Mail mail(ResultSet row) throws SQLException {
        UUID about = row.getObject("user_id", UUID.class);
        String unsubscribe = row.getString("unsubscribe_url");
        return new Mail(
                row.getObject("id", UUID.class),
                about == null ? null : new UserId(about),
                origin(row),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                unsubscribe == null ? null : URI.create(unsubscribe));
    }

    private static Mail.@Nullable Origin origin(ResultSet row) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        return order == null
                ? null
                : new Mail.Origin(new OrderId(order), row.getString("template"), row.getObject("topic_id", UUID.class));
    }

    record Written(Mail mail, Instant createdAt) {}
}
