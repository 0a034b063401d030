package io.merkato.aftersales.refunds;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was given up of orders before they were paid. {@link RefundStore} counts it with what was given back. */
@Component
class ReductionStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    ReductionStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(OrderId order, Refunds.Sum sum) {
        sql.sql("""
                        with reduction as (
                            insert into aftersales.reduction (id, order_id, currency, amount, shipping)
                            values (:id, :order, :currency, :amount, :shipping) returning id
                        )
                        insert into aftersales.reduction_line (reduction_id, line_id, quantity, amount, tax)
                        select reduction.id, line, quantity, item.amount, tax
                        from reduction, jsonb_to_recordset(:items::jsonb)
                            as item (line uuid, quantity int, amount bigint, tax bigint)
                        """)
                .param("id", Ids.next())
                .param("order", order.value())
                .param("currency", sum.currency())
                .param("amount", sum.amount())
                .param("shipping", sum.shipping().amount())
                .param("items", json.writeValueAsString(StoredItem.of(sum)))
                .update();
    }
}
