package io.merkato.orders.purchases;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.orders.shipments.ShipmentStatus;
import io.merkato.platform.mail.EmailKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class PurchaseStore {

    /** Whether something was delivered to a person of an id and with the keys of an address, all or of one product. */
    private static final String DELIVERED = """
            exists (
                select 1
                from (
                    select id from orders."order" where customer_id = %1$s
                    union all
                    select id from orders."order"
                    where customer_id is null and coalesce(email_key, lower(email)) = any(%2$s)
                ) placed
                join orders.line line on line.order_id = placed.id
                join orders.shipment_line item on item.line_id = line.id
                join orders.shipment parcel on parcel.id = item.shipment_id
                where parcel.status = :delivered and line.product_id = %3$s)
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    PurchaseStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** @param product any when null */
    boolean delivered(UserId person, String email, @Nullable ProductId product) {
        return sql.sql("select "
                        + DELIVERED.formatted(":person", ":keys::text[]", "coalesce(:product::uuid, line.product_id)"))
                .param("person", person.value())
                .param("keys", EmailKey.all(email).toArray(String[]::new))
                .param("delivered", ShipmentStatus.DELIVERED.text())
                .param("product", product == null ? null : product.value())
                .query(Boolean.class)
                .single();
    }

    /** The places in the list of those to whom what they are asked about was delivered. */
    Set<Integer> delivered(List<Asked> asked) {
        return sql.sql("""
                        select asked.place
                        from jsonb_to_recordset(:asked::jsonb) as asked (place int, person uuid, keys text[], product uuid)
                        where %s
                        """.formatted(DELIVERED.formatted("asked.person", "asked.keys", "asked.product")))
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
    record Asked(int place, UserId person, List<String> keys, ProductId product) {}
}
