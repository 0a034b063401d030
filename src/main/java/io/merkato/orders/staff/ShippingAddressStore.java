package io.merkato.orders.staff;

import io.merkato.kernel.Address;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.TimelineType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ShippingAddressStore {

    private final JdbcClient sql;
    private final JsonMapper json;

    ShippingAddressStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void change(OrderId order, Address address, UserId by) {
        sql.sql("""
                        with changed as (
                            update orders."order" set shipping_address = :address::jsonb, updated_at = now()
                            where id = :order
                            returning id
                        )
                        insert into orders.timeline (order_id, type, detail, actor_id)
                        select id, :type, 'The shipping address was changed.', :by from changed
                        """)
                .param("order", order.value())
                .param("address", json.writeValueAsString(address))
                .param("type", TimelineType.SHIPPING_ADDRESS_CHANGED.text())
                .param("by", by.value())
                .update();
    }
}
