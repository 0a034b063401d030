package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.mail.EmailKey;
import java.util.ArrayList;
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

/** How an order comes to be. */
@Component
class NewOrderStore {

    /** Beside the order it reads what the address has in other orders, whose status is named as the index names it. */
    private static final String INSERT = """
            with placed as (
                insert into orders."order" (
                    id, number, customer_id, guest_token_hash, email, email_key, status, payment_status, fulfillment_status, currency,
                    subtotal, discount, shipping, standard_shipping, tax, tax_included, total, shipping_method,
                    payment_method, shipping_address, billing_address)
                values (
                    :id, :number, :customer::uuid, :guest, :email, :emailKey, :status, :paymentStatus, :fulfillmentStatus, :currency,
                    :subtotal, :discount, :shipping, :standardShipping, :tax, :taxIncluded, :total, :shippingMethod,
                    :paymentMethod, :shippingAddress::jsonb, :billingAddress::jsonb)
                on conflict on constraint order_number_key do nothing
                returning id
            ), new_line as (
                insert into orders.line (
                    id, order_id, position, variant_id, product_id, sku, title, image, quantity, unit_price, discount,
                    line_total, tax, tax_class, tax_ppm, withdrawal_exempt)
                select l.id, placed.id, position, "variantId", "productId", sku, title, image, quantity, "unitPrice",
                       discount, "lineTotal", tax, "taxClass", "taxPpm", "withdrawalExempt"
                from placed, jsonb_to_recordset(:lines::jsonb) as l (
                    id uuid, position int, "variantId" uuid, "productId" uuid, sku text, title text, image text,
                    quantity int, "unitPrice" bigint, discount bigint, "lineTotal" bigint, tax bigint, "taxClass" text,
                    "taxPpm" int, "withdrawalExempt" boolean)
            ), told as (
                insert into orders.timeline (order_id, type, detail) select id, :type, :detail from placed
            )
            select id,
                   (select jsonb_object_agg(variant_id, units) from (
                        select line.variant_id, sum(line.quantity - line.cancelled) as units
                        from orders."order" o
                        join orders.line on line.order_id = o.id
                        where coalesce(o.email_key, lower(o.email)) = :emailKey and o.payment_status = 'pending'
                          and (:customer::uuid is null or o.customer_id = :customer::uuid)
                          and line.variant_id = any(:variants)
                        group by line.variant_id) as unpaid) as unpaid
            from placed
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    NewOrderStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * The number of an order for this address, of whose orders one is placed after the other until the end of the
     * transaction: so the second finds the first.
     */
    long nextNumber(String email) {
        return sql.sql("""
                        select nextval('orders.order_number')
                        from (select pg_advisory_xact_lock(hashtextextended('orders.buyer ' || :key, 0))) as locked
                        """).param("key", EmailKey.of(email)).query(Long.class).single();
    }

    /**
     * Stores the order with its lines and the beginning of its timeline, or nothing when another one has the number.
     *
     * @return how many units of its variants the address has in other orders that are not paid yet; of a customer, in their own
     */
    Optional<Map<VariantId, Integer>> insert(NewOrder order, String number, OrderState state, String detail) {
        return sql.sql(INSERT)
                .params(parameters(order))
                .param("number", number)
                .param("status", state.status().text())
                .param("paymentStatus", state.paymentStatus().text())
                .param("fulfillmentStatus", state.fulfillmentStatus().text())
                .param("lines", json.writeValueAsString(rows(order.lines())))
                .param(
                        "variants",
                        order.lines().stream()
                                .map(line -> line.variantId().value())
                                .toArray(UUID[]::new))
                .param("type", TimelineType.PLACED.text())
                .param("detail", detail)
                .query((row, rowNumber) -> unpaid(row.getString("unpaid")))
                .optional();
    }

    private Map<VariantId, Integer> unpaid(@Nullable String units) {
        if (units == null) {
            return Map.of();
        }
        Map<VariantId, Integer> byVariant = new HashMap<>();
        json.readValue(units, new TypeReference<Map<UUID, Integer>>() {})
                .forEach((variant, count) -> byVariant.put(new VariantId(variant), count));
        return byVariant;
    }

    private Map<String, Object> parameters(NewOrder order) {
        UserId customer = order.buyer().customer();
        Address billing = order.billingAddress();
        OrderTotals totals = order.totals();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", order.id().value());
        parameters.put("customer", customer == null ? null : customer.value());
        parameters.put("guest", customer == null ? order.buyer().guestTokenHash() : null);
        parameters.put("email", order.email());
        parameters.put("emailKey", EmailKey.of(order.email()));
        parameters.put("currency", totals.total().currency());
        parameters.put("subtotal", totals.subtotal().amount());
        parameters.put("discount", totals.discount().amount());
        parameters.put("shipping", totals.shipping().amount());
        parameters.put("standardShipping", order.standardShipping().amount());
        parameters.put("tax", totals.tax().amount());
        parameters.put("taxIncluded", totals.taxIncluded());
        parameters.put("total", totals.total().amount());
        parameters.put("shippingMethod", order.shippingMethod());
        parameters.put("paymentMethod", order.paymentMethod());
        parameters.put("shippingAddress", json.writeValueAsString(order.shippingAddress()));
        parameters.put("billingAddress", billing == null ? null : json.writeValueAsString(billing));
        return parameters;
    }

    private static List<NewLineRow> rows(List<NewOrder.Line> lines) {
        List<NewLineRow> rows = new ArrayList<>();
        for (NewOrder.Line line : lines) {
            rows.add(new NewLineRow(
                    OrderLineId.next(),
                    rows.size(),
                    line.variantId(),
                    line.productId(),
                    line.sku(),
                    line.title(),
                    line.image(),
                    line.quantity(),
                    line.unitPrice().amount(),
                    line.discount().amount(),
                    line.lineTotal().amount(),
                    line.tax().amount(),
                    line.taxClass(),
                    line.taxPpm(),
                    line.withdrawalExempt()));
        }
        return rows;
    }

    private record NewLineRow(
            OrderLineId id,
            int position,
            VariantId variantId,
            ProductId productId,
            String sku,
            String title,
            @Nullable String image,
            int quantity,
            long unitPrice,
            long discount,
            long lineTotal,
            long tax,
            String taxClass,
            int taxPpm,
            boolean withdrawalExempt) {}
}
