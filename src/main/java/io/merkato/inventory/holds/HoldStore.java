package io.merkato.inventory.holds;

import io.merkato.inventory.HoldStatus;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.text.ApiName;
import java.time.OffsetDateTime;
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
