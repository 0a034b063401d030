package io.merkato.orders.purchases;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class PurchaseStore {

    /** Something of an order that came, of one product or of any. */
    private static final String CAME = """
            select 1
            from orders.line line
            join orders.shipment_line item on item.line_id = line.id
            join orders.shipment parcel on parcel.id = item.shipment_id
            where line.order_id = placed.id and parcel.status = :delivered
              and line.product_id = %s
            """;

    private static final String OF_ANY = CAME.formatted("coalesce(:product::uuid, line.product_id)");

    private final JdbcClient sql;
    private final JsonMapper json;

    PurchaseStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** @param product any when null */
    boolean delivered(UserId person, @Nullable ProductId product) {
        return sql.sql(
                        "select exists (select 1 from orders.\"order\" placed where customer_id = :person and exists (%s))"
                                .formatted(OF_ANY))
                .param("person", person.value())
                .param("delivered", ShipmentStatus.DELIVERED.text())
                .param("product", product == null ? null : product.value())
                .query(Boolean.class)
                .single();
    }

    /** @param product any when null */
    Set<OrderId> deliveredToGuest(Collection<String> keys, @Nullable ProductId product) {
        return sql.sql("""
                        select placed.id from orders."order" placed
                        where customer_id is null and coalesce(email_key, lower(email)) = any(:keys::text[]) and exists (%s)
                        """.formatted(OF_ANY))
                .param("keys", keys.toArray(String[]::new))
                .param("delivered", ShipmentStatus.DELIVERED.text())
                .param("product", product == null ? null : product.value())
                .query((row, number) -> new OrderId(row.getObject("id", UUID.class)))
                .set();
    }

    /** The places in the list of those to whom what they are asked about was delivered. */
    Set<Integer> delivered(List<Asked> asked) {
        return sql.sql("""
                        select asked.place
                        from jsonb_to_recordset(:asked::jsonb) as asked (place int, person uuid, product uuid)
                        where exists (
                            select 1 from orders."order" placed where customer_id = asked.person and exists (%s))
                        """.formatted(CAME.formatted("asked.product")))
                .param("asked", json.writeValueAsString(asked))
                .param("delivered", ShipmentStatus.DELIVERED.text())
                .query(Integer.class)
                .set();
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

    /** Somebody and a product. */
    record Asked(int place, UserId person, ProductId product) {}
}
