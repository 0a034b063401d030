package io.merkato.payments.webhooks;

import io.merkato.payments.Gateway.Notice;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NoticeStore {

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a notice; false when it came before. */
    boolean insert(String method, Notice notice) {
        return sql.sql("""
                        insert into payments.notice (method, id, type, payment_ref) values (:method, :id, :type, :paymentRef)
                        on conflict do nothing
                        """)
                        .param("method", method)
                        .param("id", notice.id())
                        .param("type", notice.type())
                        .param("paymentRef", notice.paymentRef())
                        .update()
                == 1;
    }

    /** A notice that nothing has come of yet. */
    Optional<Notice> findNew(String method, String id) {
        return sql.sql("""
                        select id, type, payment_ref from payments.notice
                        where method = :method and id = :id and handled_at is null
                        """)
                .param("method", method)
                .param("id", id)
                .query((rs, row) -> new Notice(rs.getString("id"), rs.getString("type"), rs.getString("payment_ref")))
                .optional();
    }

    /** Notes what has come of a notice, in words. */
    void markHandled(String method, String id, String result) {
        sql.sql("""
                        update payments.notice set handled_at = now(), result = :result
                        where method = :method and id = :id and handled_at is null
                        """)
                .param("method", method)
                .param("id", id)
                .param("result", result)
                .update();
    }

    int deleteOlderThanDays(int days) {
        return sql.sql("delete from payments.notice where received_at < now() - make_interval(days => :days)")
                .param("days", days)
                .update();
    }
}
