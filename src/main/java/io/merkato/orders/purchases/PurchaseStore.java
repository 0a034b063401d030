package io.merkato.orders.purchases;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.platform.mail.EmailKey;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PurchaseStore {

    private final JdbcClient sql;

    PurchaseStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param product any when null */
    boolean delivered(UserId person, String email, @Nullable ProductId product) {
        return sql.sql("""
                        select exists (
                            select 1
                            from (
                                select id from orders."order" where customer_id = :person
                                union all
                                select id from orders."order"
                                where customer_id is null and coalesce(email_key, lower(email)) = any(:keys::text[])
                            ) placed
                            join orders.line line on line.order_id = placed.id
                            join orders.shipment_line item on item.line_id = line.id
                            join orders.shipment parcel on parcel.id = item.shipment_id
                            where parcel.status = :delivered and line.product_id = coalesce(:product::uuid, line.product_id))
                        """)
                .param("person", person.value())
                .param("keys", EmailKey.all(email).toArray(String[]::new))
                .param("delivered", ShipmentStatus.DELIVERED.text())
                .param("product", product == null ? null : product.value())
                .query(Boolean.class)
                .single();
    }

    Set<ProductId> in(ShipmentId parcel) {
        return sql.sql("""
                        select distinct line.product_id
                        from orders.shipment_line item join orders.line line on line.id = item.line_id
                        where item.shipment_id = :parcel
                        """)
                .param("parcel", parcel.value())
                .query((row, number) -> new ProductId(row.getObject("product_id", UUID.class)))
                .set();
    }
}
