package io.merkato.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.json.Verbatim;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
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
class OrderStore {

    /** A whole order, from one row of it. */
    private static final String ORDER = """
            select *,
                   (select jsonb_agg(jsonb_build_object(
                        'id', id, 'variantId', variant_id, 'productId', product_id, 'sku', sku, 'title', title,
                        'image', image, 'quantity', quantity, 'shipped', shipped, 'cancelled', cancelled,
                        'returned', returned, 'unitPrice', unit_price, 'discount', discount,
                        'lineTotal', line_total, 'tax', tax, 'taxClass', tax_class, 'taxPpm', tax_ppm,
                        'withdrawalExempt', withdrawal_exempt) order by position)
                    from orders.line where order_id = "order".id) as lines
                   %s
            from %s
            """;

    private static final String TIMELINE = """
            , (select jsonb_agg(jsonb_build_object('at', at, 'type', type, 'detail', detail, 'by', actor_id) order by id)
               from orders.timeline where order_id = "order".id) as timeline
            """;

    private static final String MOVE = """
            with moved as (
                update orders."order"
                set status = :toStatus, payment_status = :toPayment, fulfillment_status = :toFulfillment,
                    refunded = refunded + :refunded, waived = waived + :waived,
                    promise = coalesce(:promise, promise), updated_at = now()
                where id = :id and status = :fromStatus and payment_status = :fromPayment
                  and fulfillment_status = :fromFulfillment
                returning *
            ), told as (
                insert into orders.timeline (order_id, type, detail, actor_id)
                select id, :type, :detail, :actor::uuid from moved
            )
            """ + ORDER.formatted("", "moved \"order\"");

    private static final String OWNED = "(customer_id = :customer::uuid or guest_token_hash = :guest::bytea)";

    private final JdbcClient sql;
    private final JsonMapper json;

    OrderStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<OrderId> lockAll(UserId customer) {
        return sql.sql("select id from orders.\"order\" where customer_id = :customer order by id for update")
                .param("customer", customer.value())
                .query((rs, row) -> new OrderId(rs.getObject("id", UUID.class)))
                .list();
    }

    boolean hasAny() {
        return sql.sql("select exists (select 1 from orders.\"order\")")
                .query(Boolean.class)
                .single();
    }

    /**
     * Moves an order that is still where it is thought to be, and tells so in its timeline.
     *
     * @return the order as it is then, nothing if it is not moved
     */
    Optional<Order> move(OrderId id, OrderState from, OrderState to, NewTimelineEntry entry) {
        return move(id, from, to, Effect.NONE, entry);
    }

    /** As {@link #move(OrderId, OrderState, OrderState, NewTimelineEntry)}, with an effect on its money. */
    Optional<Order> move(OrderId id, OrderState from, OrderState to, Effect effect, NewTimelineEntry entry) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
        return sql.sql(MOVE)
                .param("id", id.value())
                .param("fromStatus", from.status().text())
                .param("fromPayment", from.paymentStatus().text())
                .param("fromFulfillment", from.fulfillmentStatus().text())
                .param("toStatus", to.status().text())
                .param("toPayment", to.paymentStatus().text())
                .param("toFulfillment", to.fulfillmentStatus().text())
                .param("refunded", effect.refunded())
                .param("waived", effect.waived())
                .param(
                        "promise",
                        effect.promise() == null ? null : effect.promise().text())
                .param("type", entry.type().text())
                .param("detail", entry.detail())
                .param("actor", entry.by() == null ? null : entry.by().value())
                .query(this::order)
                .optional();
    }

    /** Adds to what is counted of lines, or takes from it; false, with nothing written, when it would not add up. */
    boolean count(OrderId order, List<LineCount> counts) {
        return sql.sql("""
                        with given as (
                            select id, shipped, cancelled, returned
                            from jsonb_to_recordset(:counts::jsonb)
                                as t (id uuid, shipped int, cancelled int, returned int)
                        ), fitting as (
                            select given.*
                            from orders.line line join given using (id)
                            where line.order_id = :order
                              and line.shipped + given.shipped between line.returned + given.returned
                                  and line.quantity - line.cancelled - given.cancelled
                        )
                        update orders.line line
                        set shipped = line.shipped + fitting.shipped, cancelled = line.cancelled + fitting.cancelled,
                            returned = line.returned + fitting.returned
                        from fitting
                        where line.id = fitting.id
                          and (select count(*) from fitting) = (select count(*) from given)
                        """)
                        .param("order", order.value())
                        .param("counts", json.writeValueAsString(counts))
                        .update()
                == counts.size();
    }

    /** Notes that the order is to be cancelled; false when that is known. */
    boolean requestCancellation(OrderId order) {
        return sql.sql("""
                        update orders."order" set cancellation_requested_at = now()
                        where id = :order and cancellation_requested_at is null
                        """).param("order", order.value()).update() == 1;
    }

    /** Notes that what was to be cancelled of the order is. */
    void endCancellation(OrderId order) {
        sql.sql("update orders.\"order\" set cancellation_requested_at = null where id = :order")
                .param("order", order.value())
                .update();
    }

    Optional<Order> find(OrderId id) {
        return orders("id = :id", Map.of("id", id.value()), 1).stream().findFirst();
    }

    /** By one statement: checkouts end with it. */
    Optional<Order.Told> findTold(OrderId id) {
        return sql.sql(ORDER.formatted(TIMELINE, "orders.\"order\"") + " where id = :id")
                .param("id", id.value())
                .query((rs, row) -> new Order.Told(
                        order(rs, row), json.readValue(rs.getString("timeline"), new TypeReference<>() {})))
                .optional();
    }

    /** What happened to each of these orders, in order. Orders are read without it: it only grows. */
    Map<OrderId, List<TimelineEntry>> timelines(Collection<OrderId> orders) {
        return sql
                .sql("""
                        select order_id, at, type, detail, actor_id from orders.timeline
                        where order_id = any(:orders::uuid[])
                        order by id
                        """)
                .param("orders", orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query((rs, row) -> Map.entry(new OrderId(rs.getObject("order_id", UUID.class)), entry(rs)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /**
     * The orders, and everything about them as it is until the end of the transaction. A statement that waits for a lock reads
     * the rows of other tables as they were before, so they are read by another one.
     */
    List<Order> findLocked(Collection<OrderId> ids) {
        Map<String, Object> parameters =
                Map.of("ids", ids.stream().map(OrderId::value).toArray(UUID[]::new));
        sql.sql("select 1 from orders.\"order\" where id = any(:ids::uuid[]) order by id for share")
                .params(parameters)
                .query(Integer.class)
                .list();
        return orders("id = any(:ids::uuid[])", parameters, ids.size());
    }

    /** Holds the order until the end of the transaction; false when there is none. Only what is read afterwards is sure. */
    boolean lock(OrderId id) {
        return sql.sql("select 1 from orders.\"order\" where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The order if the viewer may see it. What is nobody's any more no token shows. */
    Optional<Order> find(OrderId id, OrderViewer viewer) {
        Map<String, Object> parameters = new HashMap<>(owner(viewer.buyer()));
        parameters.put("id", id.value());
        parameters.put("granted", viewer.isGranted(id));
        return orders("id = :id and (" + OWNED + " or (:granted and person_erased_at is null))", parameters, 1).stream()
                .findFirst();
    }

    /** The buyer's orders, newest first. */
    Page<Order> list(Buyer buyer, PageRequest page) {
        String query = "orders of buyer";
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        Map<String, Object> parameters = new HashMap<>(owner(buyer));
        String condition = OWNED;
        if (cursor != null) {
            parameters.put("after", cursor.id(0));
            condition += " and id < :after";
        }
        return Page.of(
                orders(condition, parameters, page.size() + 1),
                page.size(),
                order -> Cursor.at(query, order.id().value()));
    }

    /** All orders of a customer, newest first. */
    List<Order> all(UserId customer) {
        return orders("customer_id = :customer", Map.of("customer", customer.value()), Integer.MAX_VALUE);
    }

    private static Map<String, Object> owner(Buyer buyer) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "customer", buyer.customer() == null ? null : buyer.customer().value());
        parameters.put("guest", buyer.guestTokenHash());
        return parameters;
    }

    private List<Order> orders(String condition, Map<String, Object> parameters, int limit) {
        return sql.sql(ORDER.formatted("", "orders.\"order\"")
                        + " where %s order by id desc limit :limit".formatted(condition))
                .params(parameters)
                .param("limit", limit)
                .query(this::order)
                .list();
    }

    private Order order(ResultSet rs, int number) throws SQLException {
        String currency = rs.getString("currency");
        UUID customer = rs.getObject("customer_id", UUID.class);
        String billing = rs.getString("billing_address");
        String promise = rs.getString("promise");
        Long standardShipping = rs.getObject("standard_shipping", Long.class);
        List<LineRow> lines = json.readValue(rs.getString("lines"), new TypeReference<>() {});
        return new Order(
                new OrderId(rs.getObject("id", UUID.class)),
                rs.getString("number"),
                customer == null ? null : new UserId(customer),
                rs.getString("email"),
                new OrderState(
                        OrderStatus.of(rs.getString("status")),
                        PaymentStatus.of(rs.getString("payment_status")),
                        FulfillmentStatus.of(rs.getString("fulfillment_status"))),
                rs.getObject("cancellation_requested_at") != null,
                lines.stream().map(line -> line.in(currency)).toList(),
                totals(rs, currency),
                new Money(standardShipping == null ? rs.getLong("shipping") : standardShipping, currency),
                new Money(rs.getLong("refunded"), currency),
                new Money(rs.getLong("waived"), currency),
                rs.getString("shipping_method"),
                rs.getString("payment_method"),
                promise == null ? null : PaymentPromise.of(promise),
                json.readValue(rs.getString("shipping_address"), Address.class),
                billing == null ? null : json.readValue(billing, Address.class),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static TimelineEntry entry(ResultSet rs) throws SQLException {
        UUID actor = rs.getObject("actor_id", UUID.class);
        return new TimelineEntry(
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                TimelineType.of(rs.getString("type")),
                rs.getString("detail"),
                actor == null ? null : new UserId(actor));
    }

    private static OrderTotals totals(ResultSet rs, String currency) throws SQLException {
        return new OrderTotals(
                new Money(rs.getLong("subtotal"), currency),
                new Money(rs.getLong("discount"), currency),
                new Money(rs.getLong("shipping"), currency),
                new Money(rs.getLong("tax"), currency),
                rs.getBoolean("tax_included"),
                new Money(rs.getLong("total"), currency));
    }

    /**
     * What an order's timeline is to tell.
     *
     * @param by who of the staff did it, null when nobody of them did
     */
    record NewTimelineEntry(
            TimelineType type, String detail, @Nullable UserId by) {}

    /**
     * What a move does to the money of an order.
     *
     * @param refunded so much more was given back, in minor units; below zero for what came again
     * @param waived so much less is to be paid
     * @param promise how it is to be paid; null to leave that as it is
     */
    record Effect(long refunded, long waived, @Nullable PaymentPromise promise) {

        static final Effect NONE = new Effect(0, 0, null);
    }

    /** What to add to a line's counts, below zero to take away. */
    record LineCount(OrderLineId id, int shipped, int cancelled, int returned) {}

    private record LineRow(
            OrderLineId id,
            VariantId variantId,
            ProductId productId,
            @Verbatim String sku,
            @Verbatim String title,
            @Nullable @Verbatim String image,
            int quantity,
            int shipped,
            int cancelled,
            int returned,
            long unitPrice,
            long discount,
            long lineTotal,
            long tax,
            @Verbatim String taxClass,
            int taxPpm,
            boolean withdrawalExempt) {

        OrderLine in(String currency) {
            return new OrderLine(
                    id,
                    variantId,
                    productId,
                    sku,
                    title,
                    image,
                    quantity,
                    shipped,
                    cancelled,
                    returned,
                    new Money(unitPrice, currency),
                    new Money(discount, currency),
                    new Money(lineTotal, currency),
                    new Money(tax, currency),
                    taxClass,
                    taxPpm,
                    withdrawalExempt);
        }
    }
}
