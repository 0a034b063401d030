package io.merkato.orders.watches;

import io.merkato.kernel.OrderId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WatchStore {

    private final JdbcClient sql;

    WatchStore(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(Collection<OrderId> orders, UUID node) {
        sql.sql("""
                        insert into orders.watch (order_id, node, until)
                        select order_id, :node, now() + interval '5 minutes'
                        from unnest(:orders::uuid[]) as watched (order_id)
                        order by order_id
                        on conflict (order_id, node) do update set until = excluded.until
                        """)
                .param("orders", orders.stream().map(OrderId::toString).toArray(String[]::new))
                .param("node", node)
                .update();
    }

    void deleteOld() {
        sql.sql("delete from orders.watch where until < now()").update();
    }

    boolean isWatched(OrderId order) {
        return sql.sql("select exists (select 1 from orders.watch where order_id = :order and until > now())")
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }
}
