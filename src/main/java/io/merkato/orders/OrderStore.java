package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.Sales;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class OrderStore implements Sales {

    private final JdbcClient sql;
    private final JsonMapper json;

    OrderStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public boolean haveBegun() {
        return sql.sql("select exists (select 1 from orders.\"order\")")
                .query(Boolean.class)
                .single();
    }

    long nextNumber() {
        return sql.sql("select nextval('orders.order_number')")
                .query(Long.class)
                .single();
    }

    /** Stores the order, or does nothing when another one has the number. */
    boolean insert(NewOrder order, String number) {
        Address billing = order.billingAddress();
        int inserted = sql.sql("""
                        insert into orders."order" (
                            id, number, customer_id, guest_token_hash, email, status, payment_status, currency,
                            subtotal, shipping, tax, tax_included, total, shipping_method, payment_method,
                            shipping_address, billing_address)
                        values (
                            :id, :number, :customer::uuid, :guest, :email, 'pendingPayment', 'pending', :currency,
                            :subtotal, :shipping, :tax, :taxIncluded, :total, :shippingMethod, :paymentMethod,
                            :shippingAddress::jsonb, :billingAddress::jsonb)
                        on conflict on constraint order_number_key do nothing
                        """)
                .param("id", order.id().value())
                .param("number", number)
                .param(
                        "customer",
                        order.buyer().customer() == null
                                ? null
                                : order.buyer().customer().value())
                .param("guest", order.buyer().customer() == null ? order.buyer().guestTokenHash() : null)
                .param("email", order.email())
                .param("currency", order.total().currency())
                .param("subtotal", order.subtotal().amount())
                .param("shipping", order.shipping().amount())
                .param("tax", order.tax().amount())
                .param("taxIncluded", order.taxIncluded())
                .param("total", order.total().amount())
                .param("shippingMethod", order.shippingMethod())
                .param("paymentMethod", order.paymentMethod())
                .param("shippingAddress", json.writeValueAsString(order.shippingAddress()))
                .param("billingAddress", billing == null ? null : json.writeValueAsString(billing))
                .update();
        if (inserted == 1) {
            insertLines(order);
        }
        return inserted == 1;
    }

    private void insertLines(NewOrder order) {
        List<LineRow> rows = new ArrayList<>();
        for (NewOrder.Line line : order.lines()) {
            rows.add(new LineRow(
                    Ids.next(),
                    rows.size(),
                    line.variantId().value(),
                    line.productId().value(),
                    line.sku(),
                    line.title(),
                    line.image(),
                    line.quantity(),
                    line.unitPrice().amount(),
                    line.lineTotal().amount(),
                    line.tax().amount(),
                    line.taxClass(),
                    line.taxPpm()));
        }
        sql.sql("""
                        insert into orders.line (
                            id, order_id, position, variant_id, product_id, sku, title, image, quantity, unit_price,
                            line_total, tax, tax_class, tax_ppm)
                        select id, :order, position, "variantId", "productId", sku, title, image, quantity, "unitPrice",
                               "lineTotal", tax, "taxClass", "taxPpm"
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            id uuid, position int, "variantId" uuid, "productId" uuid, sku text, title text, image text,
                            quantity int, "unitPrice" bigint, "lineTotal" bigint, tax bigint, "taxClass" text,
                            "taxPpm" int)
                        """)
                .param("order", order.id().value())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Moves an order that is still where it is thought to be. */
    boolean move(OrderId id, OrderStatus from, OrderStatus to, PaymentStatus paymentStatus) {
        if (!from.canBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
        return sql.sql("""
                                update orders."order"
                                set status = :to, payment_status = :paymentStatus, updated_at = now()
                                where id = :id and status = :from
                                """)
                        .param("id", id.value())
                        .param("from", from.text())
                        .param("to", to.text())
                        .param("paymentStatus", paymentStatus.text())
                        .update()
                == 1;
    }

    void addToTimeline(OrderId id, TimelineType type, String detail) {
        sql.sql("insert into orders.timeline (order_id, type, detail) values (:order, :type, :detail)")
                .param("order", id.value())
                .param("type", type.text())
                .param("detail", detail)
                .update();
    }

    boolean haveAny(Collection<VariantId> variants) {
        return sql.sql("select exists (select 1 from orders.line where variant_id = any(:variants))")
                .param("variants", variants.stream().map(VariantId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    Optional<OrderView> find(OrderId id) {
        return views("id = :id", Map.of("id", id.value()), 1).stream().findFirst();
    }

    @Nullable UserId customer(OrderId id) {
        return sql.sql("select customer_id from orders.\"order\" where id = :id and customer_id is not null")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(UserId::new)
                .orElse(null);
    }

    /** Keeps everything about the order as it is until the end of the transaction. */
    void lockShared(OrderId id) {
        sql.sql("select true from orders.\"order\" where id = :id for share")
                .param("id", id.value())
                .query(Boolean.class)
                .optional();
    }

    /** The order if it belongs to the buyer. */
    Optional<OrderView> find(OrderId id, Buyer buyer) {
        Map<String, Object> parameters = new HashMap<>(owner(buyer));
        parameters.put("id", id.value());
        return views("id = :id and " + OWNED, parameters, 1).stream().findFirst();
    }

    /** The buyer's orders, newest first. */
    Page<OrderView> list(Buyer buyer, PageRequest page) {
        String query = "orders of buyer";
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        Map<String, Object> parameters = new HashMap<>(owner(buyer));
        String condition = OWNED;
        if (cursor != null) {
            parameters.put("after", cursor.id(0));
            condition += " and id < :after";
        }
        return Page.of(
                views(condition, parameters, page.size() + 1), page.size(), order -> Cursor.at(query, order.id()));
    }

    /** All orders of a customer, newest first. */
    List<OrderView> all(UserId customer) {
        return views("customer_id = :customer", Map.of("customer", customer.value()), Integer.MAX_VALUE);
    }

    /** Takes the person out of their orders. Country and region stay: taxes were reckoned by them. */
    void forgetPerson(UserId customer) {
        sql.sql("""
                        update orders."order"
                        set customer_id = null, guest_token_hash = null, email = '', person_erased_at = now(),
                            shipping_address = orders.without_person(shipping_address),
                            billing_address = orders.without_person(billing_address)
                        where customer_id = :customer
                        """).param("customer", customer.value()).update();
    }

    private static final String OWNED = "(customer_id = :customer::uuid or guest_token_hash = :guest::bytea)";

    private static Map<String, Object> owner(Buyer buyer) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "customer", buyer.customer() == null ? null : buyer.customer().value());
        parameters.put("guest", buyer.guestTokenHash());
        return parameters;
    }

    private List<OrderView> views(String condition, Map<String, Object> parameters, int limit) {
        List<Row> rows = sql.sql("""
                        select * from orders."order" where %s order by id desc limit :limit
                        """.formatted(condition))
                .params(parameters)
                .param("limit", limit)
                .query(this::row)
                .list();
        UUID[] ids = rows.stream().map(Row::id).toArray(UUID[]::new);
        Map<UUID, List<OrderView.Line>> lines =
                lines(ids, rows.isEmpty() ? "" : rows.getFirst().currency());
        Map<UUID, List<OrderView.TimelineEntry>> timelines = timelines(ids);
        return rows.stream()
                .map(row ->
                        row.view(lines.getOrDefault(row.id(), List.of()), timelines.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<OrderView.Line>> lines(UUID[] orders, String currency) {
        Map<UUID, List<OrderView.Line>> lines = new HashMap<>();
        sql.sql("select * from orders.line where order_id = any(:orders) order by order_id, position")
                .param("orders", orders)
                .query((ResultSet rs) -> {
                    lines.computeIfAbsent(rs.getObject("order_id", UUID.class), order -> new ArrayList<>())
                            .add(new OrderView.Line(
                                    rs.getObject("id", UUID.class),
                                    rs.getObject("variant_id", UUID.class),
                                    rs.getObject("product_id", UUID.class),
                                    rs.getString("sku"),
                                    rs.getString("title"),
                                    rs.getString("image"),
                                    rs.getInt("quantity"),
                                    new Money(rs.getLong("unit_price"), currency),
                                    new Money(rs.getLong("line_total"), currency),
                                    new Money(rs.getLong("tax"), currency)));
                });
        return lines;
    }

    private Map<UUID, List<OrderView.TimelineEntry>> timelines(UUID[] orders) {
        Map<UUID, List<OrderView.TimelineEntry>> entries = new HashMap<>();
        sql.sql("select order_id, at, type, detail from orders.timeline where order_id = any(:orders) order by id")
                .param("orders", orders)
                .query((ResultSet rs) -> {
                    entries.computeIfAbsent(rs.getObject("order_id", UUID.class), order -> new ArrayList<>())
                            .add(new OrderView.TimelineEntry(
                                    instant(rs, "at"), TimelineType.of(rs.getString("type")), rs.getString("detail")));
                });
        return entries;
    }

    private Row row(ResultSet rs, int number) throws SQLException {
        String billing = rs.getString("billing_address");
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("number"),
                OrderStatus.of(rs.getString("status")),
                PaymentStatus.of(rs.getString("payment_status")),
                FulfillmentStatus.of(rs.getString("fulfillment_status")),
                rs.getString("email"),
                rs.getString("currency"),
                rs.getLong("subtotal"),
                rs.getLong("shipping"),
                rs.getLong("tax"),
                rs.getBoolean("tax_included"),
                rs.getLong("total"),
                rs.getLong("refunded"),
                rs.getString("shipping_method"),
                rs.getString("payment_method"),
                json.readValue(rs.getString("shipping_address"), Address.class),
                billing == null ? null : json.readValue(billing, Address.class),
                instant(rs, "created_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record LineRow(
            UUID id,
            int position,
            UUID variantId,
            UUID productId,
            String sku,
            String title,
            @Nullable String image,
            int quantity,
            long unitPrice,
            long lineTotal,
            long tax,
            String taxClass,
            int taxPpm) {}

    private record Row(
            UUID id,
            String number,
            OrderStatus status,
            PaymentStatus paymentStatus,
            FulfillmentStatus fulfillmentStatus,
            String email,
            String currency,
            long subtotal,
            long shipping,
            long tax,
            boolean taxIncluded,
            long total,
            long refunded,
            String shippingMethod,
            String paymentMethod,
            Address shippingAddress,
            @Nullable Address billingAddress,
            Instant createdAt) {

        OrderView view(List<OrderView.Line> lines, List<OrderView.TimelineEntry> timeline) {
            return new OrderView(
                    id,
                    number,
                    status,
                    paymentStatus,
                    fulfillmentStatus,
                    email,
                    lines,
                    money(subtotal),
                    money(shipping),
                    money(tax),
                    taxIncluded,
                    money(total),
                    money(refunded),
                    shippingMethod,
                    new OrderView.Payment(paymentMethod, paymentStatus),
                    shippingAddress,
                    billingAddress,
                    List.of(),
                    timeline,
                    createdAt);
        }

        private Money money(long amount) {
            return new Money(amount, currency);
        }
    }
}
