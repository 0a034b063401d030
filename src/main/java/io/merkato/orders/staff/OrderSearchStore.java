package io.merkato.orders.staff;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.OrderState;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.PaymentStatus;
import io.merkato.orders.lookup.TypedNumber;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.text.ApiName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderSearchStore {

    /** Ids are made by the clocks of nodes and times by that of the database; nobody lets them differ by as much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final JdbcClient sql;

    OrderSearchStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<OrderSummary> list(OrderFilter filter, boolean oldestFirst, @Nullable UUID after, int limit) {
        Conditions conditions = Conditions.of(filter);
        if (after != null) {
            conditions.add(oldestFirst ? "o.id > :after" : "o.id < :after", "after", after);
        }
        return sql.sql("""
                        select o.id, number, customer_id, email, status, payment_status, fulfillment_status, currency, total,
                               coalesce(shipping_address ->> 'name', '') as name, created_at,
                               (select sum(quantity) from orders.line where order_id = o.id) as units
                        from orders."order" o
                        where %s
                        order by o.id %s
                        limit :limit
                        """.formatted(conditions.text(), oldestFirst ? "asc" : "desc"))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(OrderSearchStore::summary)
                .list();
    }

    Map<OrderStatus, Integer> counts(OrderFilter filter, int most) {
        Conditions conditions = Conditions.of(filter);
        Map<OrderStatus, Integer> counts = new EnumMap<>(OrderStatus.class);
        sql.sql("""
                        select known.status, (
                            select count(*) from (
                                select 1 from orders."order" o where o.status = known.status and %s limit :most) as found
                        ) as count
                        from unnest(:statuses) as known (status)
                        """.formatted(conditions.text()))
                .params(conditions.parameters())
                .param(
                        "statuses",
                        Arrays.stream(OrderStatus.values())
                                .map(OrderStatus::text)
                                .toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    counts.put(ApiName.parse(OrderStatus.class, row.getString("status")), row.getInt("count"));
                });
        return counts;
    }

    private static OrderSummary summary(ResultSet rs, int row) throws SQLException {
        UUID customer = rs.getObject("customer_id", UUID.class);
        return new OrderSummary(
                new OrderId(rs.getObject("id", UUID.class)),
                rs.getString("number"),
                new OrderState(
                        ApiName.parse(OrderStatus.class, rs.getString("status")),
                        ApiName.parse(PaymentStatus.class, rs.getString("payment_status")),
                        ApiName.parse(FulfillmentStatus.class, rs.getString("fulfillment_status"))),
                customer == null ? null : new UserId(customer),
                rs.getString("email"),
                rs.getString("name"),
                rs.getInt("units"),
                new Money(rs.getLong("total"), rs.getString("currency")),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** What an order has to be, in the words of the database. */
    private record Conditions(List<String> all, Map<String, Object> parameters) {

        static Conditions of(OrderFilter filter) {
            Conditions conditions = new Conditions(new ArrayList<>(List.of("true")), new HashMap<>());
            if (filter.status() != null) {
                conditions.add("o.status = :status", "status", filter.status().text());
            }
            if (filter.paymentStatus() != null) {
                conditions.add(
                        "o.payment_status = :payment",
                        "payment",
                        filter.paymentStatus().text());
            }
            if (filter.fulfillmentStatus() != null) {
                conditions.add(
                        "o.fulfillment_status = :fulfillment",
                        "fulfillment",
                        filter.fulfillmentStatus().text());
            }
            conditions.addTexts(filter);
            conditions.addTimes(filter);
            return conditions;
        }

        private void addTexts(OrderFilter filter) {
            if (filter.email() != null) {
                add(
                        "coalesce(o.email_key, lower(o.email)) = any(:emails)",
                        "emails",
                        array(EmailKey.all(filter.email())));
            }
            if (filter.number() != null) {
                add("o.number = any(:numbers)", "numbers", array(List.copyOf(TypedNumber.spellings(filter.number()))));
            }
            if (filter.sku() != null) {
                add("o.id in (select order_id from orders.line where sku = :sku)", "sku", filter.sku());
            }
            if (filter.name() != null) {
                add("strpos(lower(o.shipping_address ->> 'name'), lower(:name)) > 0", "name", filter.name());
            }
        }

        /** Ids grow with time, so that a list that goes by them needs to look at no others than those of the days asked for. */
        private void addTimes(OrderFilter filter) {
            Instant from = filter.createdFrom();
            if (from != null) {
                add("o.created_at >= :from", "from", from.atOffset(ZoneOffset.UTC));
                add("o.id >= :fromId", "fromId", Ids.firstAt(from.minus(CLOCKS_DIFFER)));
            }
            Instant to = filter.createdTo();
            if (to != null) {
                add("o.created_at < :to", "to", to.atOffset(ZoneOffset.UTC));
                add("o.id < :toId", "toId", Ids.firstAt(to.plus(CLOCKS_DIFFER)));
            }
        }

        void add(String condition, String name, Object value) {
            all.add(condition);
            parameters.put(name, value);
        }

        String text() {
            return String.join(" and ", all);
        }

        private static String[] array(List<String> texts) {
            return texts.toArray(String[]::new);
        }
    }
}
