package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order that stands before it is paid, and what its buyer and staff do to it. */
public record PaidLater(Shop shop, SentOrder order) {

    /** An order by a method and its token. */
    public static PaidLater by(String method, String token, Shop shop, Product product, int quantity) {
        return of(shop, shop.guestWith(product, quantity).orderBy(method, token));
    }

    /** An order that stands by now. */
    public static PaidLater of(Shop shop, SentOrder order) {
        order.answer().expect(201);
        return new PaidLater(shop, order);
    }

    public String id() {
        return order.id();
    }

    /** What it comes to with shipping. */
    public long total() {
        return order.answer().at("/total/amount").asLong();
    }

    /** What is still to be paid. */
    public long due() {
        return read().at("/payment/due/amount").asLong();
    }

    public Answer read() {
        return order.read();
    }

    /** As staff read it. */
    public Answer admin() {
        return shop.admin().get(path()).expect(200);
    }

    /** Where it and its payment stand, such as {@code confirmed, pending, authorized}. */
    public String state() {
        Answer now = read();
        return now.text("/status") + ", " + now.text("/paymentStatus") + ", " + now.text("/payment/status");
    }

    public PaidLater is(String state) {
        assertThat(state()).isEqualTo(state);
        return this;
    }

    /** Is so before long. */
    public PaidLater becomes(String state) {
        await(state).atMost(Duration.ofSeconds(40)).until(this::state, state::equals);
        return this;
    }

    public Answer capture() {
        return staff("/payment/capture", "{}");
    }

    public Answer capture(long amountMinor) {
        return staff("/payment/capture", "{\"amount\":" + euros(amountMinor) + "}");
    }

    public Answer settle() {
        return staff("/payment/settlement", "{\"reference\":\"Transfer 4711\"}");
    }

    public Answer settle(long amountMinor) {
        return staff("/payment/settlement", "{\"reference\":\"Transfer 4711\",\"amount\":" + euros(amountMinor) + "}");
    }

    /** Ships all that is left. */
    public Answer ship() {
        return staff("/shipments", "{\"carrier\":\"DHL\"}");
    }

    /** Ships units of its first item. */
    public Answer ship(int units) {
        return staff("/shipments", "{\"carrier\":\"DHL\",\"items\":" + items(units) + "}");
    }

    /** Its buyer cancels it. */
    public Answer cancel() {
        return order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{}");
    }

    public Answer cancelAsStaff() {
        return staff("/cancellation", "{}");
    }

    /** Staff cancel units of its first item. */
    public Answer cancelAsStaff(int units) {
        return staff("/cancellation", "{\"items\":" + items(units) + "}");
    }

    /** Staff give back what units of its first item come to. */
    public Answer refund(int units) {
        return staff("/refunds", "{\"reason\":\"A scratch.\",\"items\":" + items(units) + "}");
    }

    public Answer refund(long amountMinor) {
        return staff("/refunds", "{\"reason\":\"A scratch.\",\"amount\":" + euros(amountMinor) + "}");
    }

    /** Its buyer announces units of the first item, and they come. */
    public Answer sendBack(int units) {
        String asked = order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/returns", "{\"reason\":\"Not wanted.\",\"items\":" + items(units) + "}")
                .expect(201)
                .text("/id");
        return shop.admin().withNewKey().post("/v1/admin/returns/" + asked + "/receipt", "{}");
    }

    public Answer staff(String what, String body) {
        return shop.admin().withNewKey().post(path() + what, body);
    }

    /** So many days pass since its money was promised. */
    public PaidLater daysLater(int days) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update payments.operation o
                        set ended_at = o.ended_at - make_interval(days => :days)
                        from payments.payment p
                        where p.id = o.payment_id and p.order_id = :order::uuid and o.kind = 'authorize'
                        """)
                .param("days", days)
                .param("order", id())
                .update();
        shop.bean(JdbcClient.class)
                .sql("""
                        update payments.payment set ended_told_at = ended_told_at - make_interval(days => :days)
                        where order_id = :order::uuid
                        """)
                .param("days", days)
                .param("order", id())
                .update();
        return this;
    }

    private String items(int units) {
        return "[{\"orderItemId\":\"%s\",\"quantity\":%s}]"
                .formatted(order.answer().text("/items/0/id"), units);
    }

    private static String euros(long amountMinor) {
        return "{\"amount\":" + amountMinor + ",\"currency\":\"EUR\"}";
    }

    private String path() {
        return "/v1/admin/orders/" + id();
    }
}
