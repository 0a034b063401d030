package io.merkato.orders.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.PaymentStatus;
import io.merkato.platform.paging.PageRequest;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that has sold for a long time finds its orders as fast as a young one. */
@ModuleTest("orders")
class LargeListsTest {

    private static final int MANY = 100_000;

    /** Nine of ten are long delivered, some were cancelled, a few are under way, and one in ten thousand waits for its payment. */
    private static final String ORDERS = """
            insert into orders."order" (
                id, number, guest_token_hash, email, email_key, status, payment_status, fulfillment_status, currency, subtotal,
                shipping, tax, tax_included, total, shipping_method, payment_method, shipping_address, created_at)
            select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
                    || '8' || substr(md5(n::text), 4, 15))::uuid,
                   'L-' || n, 'token', 'buyer' || n || '@example.org', 'buyer' || n || '@example.org',
                   case when n % 10000 = 0 then 'pendingPayment' when n % 20 = 0 then 'cancelled'
                        when n % 21 = 0 then 'confirmed' else 'completed' end,
                   case when n % 10000 = 0 then 'pending' when n % 20 = 0 then 'failed' else 'paid' end,
                   case when n % 20 = 0 or n % 21 = 0 then 'unfulfilled' else 'delivered' end,
                   'EUR', 100, 0, 0, true, 100, 'standard', 'sandbox', jsonb_build_object('name', 'Buyer ' || n), at
            from (select n, now() - n * interval '10 minutes' as at from generate_series(1, :many) as n) as placed
            """;

    private static final String LINES = """
            insert into orders.line (
                id, order_id, position, variant_id, product_id, sku, title, quantity, unit_price, line_total, tax, tax_class,
                tax_ppm)
            select gen_random_uuid(), id, 0, gen_random_uuid(), gen_random_uuid(), 'SKU-' || hashtext(number) % 1000, 'Thing',
                   1, 100, 100, 0, 'standard', 0
            from orders."order"
            """;

    @Test
    void neitherTheNewestNorWhatIsFilteredExactlyIsLookedForInAllOrders(Slice slice) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(300));
        Map<String, OrderFilter> filters = new LinkedHashMap<>();
        filters.put("all", filter(null, null, null, null, null, null, null));
        filters.put("rare status", filter(OrderStatus.PENDING_PAYMENT, null, null, null, null, null, null));
        filters.put("usual status", filter(OrderStatus.COMPLETED, null, null, null, null, null, null));
        filters.put("payment that nothing has", filter(null, PaymentStatus.REFUNDED, null, null, null, null, null));
        filters.put("parcels that nothing has", filter(null, null, FulfillmentStatus.RETURNED, null, null, null, null));
        filters.put("email", filter(null, null, null, "Buyer77@example.org", null, null, null));
        filters.put("number", filter(null, null, null, null, "l-77", null, null));
        filters.put("sku", filter(null, null, null, null, null, "SKU-7", null));
        filters.put("unknown sku", filter(null, null, null, null, null, "NONE", null));
        filters.put("times", filter(null, null, null, null, null, null, longAgo));

        slice.inTransactionThatIsUndone(() -> {
            JdbcClient sql = slice.bean(JdbcClient.class);
            sql.sql(ORDERS).param("many", MANY).update();
            sql.sql(LINES).update();
            sql.sql("analyze orders.\"order\", orders.line").update();
            filters.forEach((name, filter) -> {
                for (boolean oldestFirst : new boolean[] {false, true}) {
                    long before = scans(sql);
                    slice.bean(OrderSearch.class).list(filter, oldestFirst, new PageRequest(20, null));
                    assertThat(scans(sql) - before)
                            .as("sequential scans for %s, oldest first %s", name, oldestFirst)
                            .isZero();
                }
            });
            assertThat(slice.bean(OrderSearch.class).counts(filters.get("all")))
                    .containsEntry(OrderStatus.COMPLETED, OrderSearch.MOST_COUNTED)
                    .containsEntry(OrderStatus.PENDING_PAYMENT, MANY / 10_000);
        });
    }

    private static OrderFilter filter(
            @Nullable OrderStatus status,
            @Nullable PaymentStatus payment,
            @Nullable FulfillmentStatus fulfillment,
            @Nullable String email,
            @Nullable String number,
            @Nullable String sku,
            @Nullable Instant from) {
        return new OrderFilter(
                status,
                payment,
                fulfillment,
                email,
                number,
                sku,
                null,
                from,
                from == null ? null : from.plus(Duration.ofDays(1)));
    }

    /** Within this transaction. */
    private static long scans(JdbcClient sql) {
        return sql.sql("""
                        select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables
                        where schemaname = 'orders' and relname = any(:tables)
                        """)
                .param("tables", List.of("order", "line").toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
