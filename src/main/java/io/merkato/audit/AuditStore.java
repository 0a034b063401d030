package io.merkato.audit;

import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.visitor.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AuditStore {

    private final JdbcClient sql;

    AuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            SecurityEvent type,
            @Nullable UserId subject,
            @Nullable UserId actor,
            @Nullable Visitor visitor,
            String detail) {
        sql.sql("""
                        insert into audit.event (id, type, subject_id, actor_id, address, user_agent, request_id, detail)
                        values (:id, :type, :subject::uuid, :actor::uuid, :address, :userAgent, :requestId, :detail)
                        """)
                .param("id", Ids.next())
                .param("type", type.text())
                .param("subject", subject == null ? null : subject.value())
                .param("actor", actor == null ? null : actor.value())
                .param("address", visitor == null ? null : visitor.address())
                .param("userAgent", visitor == null ? null : visitor.userAgent())
                .param("requestId", visitor == null ? null : visitor.requestId())
                .param("detail", detail)
                .update();
    }

    Page<Row> list(@Nullable UUID subject, @Nullable UUID actor, @Nullable SecurityEvent type, PageRequest page) {
        String query = "audit events %s %s %s".formatted(subject, actor, type);
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        String conditions = (subject == null ? "" : " and subject_id = :subject")
                + (actor == null ? "" : " and actor_id = :actor")
                + (type == null ? "" : " and type = :type")
                + (cursor == null ? "" : " and id < :after");
        return Page.of(
                sql.sql("""
                                select id, at, type, subject_id, actor_id, address, user_agent, request_id, detail
                                from audit.event
                                where true %s
                                order by id desc
                                limit :limit
                                """.formatted(conditions))
                        .param("subject", subject)
                        .param("actor", actor)
                        .param("type", type == null ? null : type.text())
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query((row, number) -> row(row))
                        .list(),
                page.size(),
                row -> Cursor.at(query, row.id()));
    }

    /** What others did to an account is part of its story; from where they did it is theirs. */
    List<AuditEntry> of(UserId subject) {
        return sql.sql("""
                        select at, type, detail,
                               case when own then address end as address, case when own then user_agent end as user_agent
                        from (
                            select *, actor_id is null or actor_id = subject_id as own
                            from audit.event where subject_id = :subject) as event
                        order by id desc
                        """)
                .param("subject", subject.value())
                .query((row, number) -> new AuditEntry(
                        at(row),
                        SecurityEvent.of(row.getString("type")),
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getString("detail")))
                .list();
    }

    void forget(UserId person) {
        sql.sql("""
                        update audit.event set address = null, user_agent = null
                        where (subject_id = :person or actor_id = :person)
                          and (address is not null or user_agent is not null)
                        """).param("person", person.value()).update();
    }

    /** Forgets from where erased people came: a request that was under way may have been written down after. */
    void forgetErased() {
        sql.sql("""
                        update audit.event set address = null, user_agent = null
                        where subject_id in (select subject_id from audit.event where type = :erased)
                          and (address is not null or user_agent is not null)
                        """).param("erased", SecurityEvent.ACCOUNT_ERASED.text()).update();
    }

    /** Deletes what is past its time. The table refuses to lose anything younger. */
    int deletePastRetention() {
        return sql.sql("delete from audit.event where at < now() - audit.retention()")
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                at(row),
                SecurityEvent.of(row.getString("type")),
                row.getObject("subject_id", UUID.class),
                row.getObject("actor_id", UUID.class),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("request_id"),
                row.getString("detail"));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    record Row(
            UUID id,
            Instant at,
            SecurityEvent type,
            @Nullable UUID subjectId,
            @Nullable UUID actorId,
            @Nullable String address,
            @Nullable String userAgent,
            @Nullable String requestId,
            String detail) {}
}
