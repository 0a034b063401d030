package io.merkato.inventory.holds;

import io.merkato.inventory.HoldStatus;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.text.ApiName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class HoldStore {

    private final JdbcClient sql;

    HoldStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is held still is found by its variant; what has left, by its movements. */
    int paidSince(VariantId variant, Instant time) {
        return sql.sql("""
                        select coalesce(sum(quantity), 0)::int from (
                            select quantity from inventory.hold
                            where variant_id = :variant and status = 'committed' and created_at > :time
                            union all
                            select hold.quantity
                            from (
                                select distinct reference::uuid as order_id from inventory.movement
                                where variant_id = :variant and reason = 'saleShipped' and at > :time
                            ) gone
                            join inventory.hold hold on hold.order_id = gone.order_id and hold.variant_id = :variant
                            where hold.status = 'shipped' and hold.created_at > :time
                        ) paid
                        """)
                .param("variant", variant.value())
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    List<Hold> of(OrderId order) {
        return sql.sql("""
                        select variant_id, quantity, shipped, status, created_at
                        from inventory.hold
                        where order_id = :order
                        order by variant_id
                        """)
                .param("order", order.value())
                .query((row, number) -> new Hold(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        row.getInt("quantity"),
                        row.getInt("shipped"),
                        ApiName.parse(HoldStatus.class, row.getString("status")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
