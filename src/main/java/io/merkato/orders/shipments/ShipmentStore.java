package io.merkato.orders.shipments;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class ShipmentStore {

    private static final String SHIPMENT = """
            select *, coalesce(carrier_name, carrier) as called,
                   (select jsonb_agg(jsonb_build_object('orderItemId', line_id, 'quantity', item.quantity)
                                     order by line.position)
                    from orders.shipment_line item join orders.line line on line.id = item.line_id
                    where item.shipment_id = shipment.id) as items
            from orders.shipment shipment
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    ShipmentStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(ShipmentId id, OrderId order, Consignment consignment, Map<OrderLineId, Integer> units) {
        sql.sql("""
                        with sent as (
                            insert into orders.shipment
                                (id, order_id, carrier, carrier_name, tracking_number, tracking_url, status)
                            values (:id, :order, :carrier, :name, :number, :url, :status)
                        )
                        insert into orders.shipment_line (shipment_id, line_id, quantity)
                        select :id, line, quantity from unnest(:lines::uuid[], :quantities::int[]) as item (line, quantity)
                        """)
                .param("id", id.value())
                .param("order", order.value())
                .params(parameters(consignment))
                .param("status", ShipmentStatus.SHIPPED.text())
                .param("lines", units.keySet().stream().map(OrderLineId::value).toArray(UUID[]::new))
                .param("quantities", units.values().toArray(Integer[]::new))
                .update();
    }

    Optional<Shipment> find(ShipmentId id) {
        return sql.sql(SHIPMENT + " where id = :id")
                .param("id", id.value())
                .query(this::shipment)
                .optional();
    }

    List<Shipment> of(Collection<OrderId> orders) {
        return sql.sql(SHIPMENT + " where order_id = any(:orders::uuid[]) order by order_id, id")
                .param("orders", orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(this::shipment)
                .list();
    }

    int deliveredUnits(OrderId order) {
        return sql.sql("""
                        select coalesce(sum(item.quantity), 0)
                        from orders.shipment shipment
                        join orders.shipment_line item on item.shipment_id = shipment.id
                        where shipment.order_id = :order and shipment.status = :status
                        """)
                .param("order", order.value())
                .param("status", ShipmentStatus.DELIVERED.text())
                .query(Integer.class)
                .single();
    }

    boolean correct(ShipmentId id, Consignment consignment) {
        return sql.sql("""
                        update orders.shipment
                        set carrier = :carrier, carrier_name = :name, tracking_number = :number, tracking_url = :url
                        where id = :id and status = :status
                        """)
                        .param("id", id.value())
                        .params(parameters(consignment))
                        .param("status", ShipmentStatus.SHIPPED.text())
                        .update()
                == 1;
    }

    boolean end(ShipmentId id, ShipmentStatus to) {
        if (!ShipmentStatus.SHIPPED.mayBecome(to)) {
            throw new IllegalArgumentException("no parcel becomes " + to);
        }
        return sql.sql("""
                        update orders.shipment
                        set status = :to,
                            delivered_at = case when :to = 'delivered' then clock_timestamp() end,
                            voided_at = case when :to = 'voided' then clock_timestamp() end
                        where id = :id and status = :from
                        """)
                        .param("id", id.value())
                        .param("from", ShipmentStatus.SHIPPED.text())
                        .param("to", to.text())
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> parameters(Consignment consignment) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("carrier", consignment.carrier());
        parameters.put("name", consignment.carrierName());
        parameters.put("number", consignment.trackingNumber());
        parameters.put("url", consignment.trackingUrl());
        return parameters;
    }

    private Shipment shipment(ResultSet rs, int row) throws SQLException {
        return new Shipment(
                new ShipmentId(rs.getObject("id", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("carrier"),
                rs.getString("called"),
                rs.getString("tracking_number"),
                rs.getString("tracking_url"),
                json.readValue(rs.getString("items"), new TypeReference<>() {}),
                ShipmentStatus.of(rs.getString("status")),
                rs.getObject("shipped_at", OffsetDateTime.class).toInstant(),
                at(rs, "delivered_at"),
                at(rs, "voided_at"));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
