package io.merkato.payments.promises;

import io.merkato.kernel.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds promises by their age, of each that nobody was told of, at most so many at once; the others come the next time. */
@Component
class PromiseWatchStore {

    private static final int AT_ONCE = 200;

    private final JdbcClient sql;

    PromiseWatchStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Orders of which nobody was told that their promise ends. */
    List<OrderId> takeEnding(String method, Duration age) {
        return take("ending_told_at", "p.ending_told_at is null and p.ended_told_at is null", method, age);
    }

    /** Orders of which nobody was told today that their promise has ended. */
    List<OrderId> takeEnded(String method, Duration age) {
        return take(
                "ended_told_at",
                "(p.ended_told_at is null or p.ended_told_at < now() - interval '1 day')",
                method,
                age);
    }

    private List<OrderId> take(String mark, String untold, String method, Duration age) {
        return sql.sql("""
                        with due as (
                            select p.id
                            from payments.payment p
                            join payments.operation first on first.payment_id = p.id
                            where p.status = 'authorized' and p.method = :method and %s
                              and first.kind = 'authorize' and first.status = 'succeeded'
                              and first.ended_at <= now() - make_interval(secs => :age)
                            order by p.id
                            limit :limit
                            for update of p skip locked
                        )
                        update payments.payment p
                        set %s = now()
                        from due
                        where p.id = due.id
                        returning p.order_id
                        """.formatted(untold, mark))
                .param("method", method)
                .param("age", age.toSeconds())
                .param("limit", AT_ONCE)
                .query((rs, row) -> new OrderId(rs.getObject("order_id", UUID.class)))
                .list();
    }
}
