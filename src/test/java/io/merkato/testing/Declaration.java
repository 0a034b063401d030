package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A withdrawal that somebody has written down. */
public record Declaration(Shop shop, Answer draft) {

    /** Of all of an order. */
    public static Declaration of(Shop shop, String number, String email) {
        return written(shop, number, email, "");
    }

    /** Of all of an order, by who placed it. */
    public static Declaration of(Shop shop, SentOrder order) {
        return of(shop, number(order), email(shop, order));
    }

    /** Of some units of one SKU of an order, by who placed it. */
    public static Declaration of(Shop shop, SentOrder order, String sku, int quantity) {
        return written(
                shop,
                number(order),
                email(shop, order),
                ",\"items\":[{\"sku\":\"%s\",\"quantity\":%s}]".formatted(sku, quantity));
    }

    private static Declaration written(Shop shop, String number, String email, String more) {
        return new Declaration(
                shop,
                shop.anonymous()
                        .post("/v1/withdrawals", """
                        {"orderNumber":"%s","email":"%s","name":"Ada Lovelace"%s}
                        """.formatted(number, email, more))
                        .expect(201));
    }

    public static String number(SentOrder order) {
        return order.read().text("/number");
    }

    public static String email(Shop shop, SentOrder order) {
        return shop.admin().get("/v1/admin/orders/" + order.id()).text("/email");
    }

    public String id() {
        return draft.text("/id");
    }

    public Answer confirm() {
        return shop.anonymous().post("/v1/withdrawals/" + id() + "/confirmation", token());
    }

    public String token() {
        return "{\"confirmToken\":\"%s\"}".formatted(draft.text("/confirmToken"));
    }

    /** Confirms it, and waits until the shop has looked at it and this has become of it. */
    public Declaration becomes(String status) {
        confirm().expect(202);
        await("withdrawal " + id() + " is looked at")
                .atMost(Duration.ofSeconds(40))
                .until(() -> !read().text("/status").equals("received"));
        assertThat(read().text("/status")).as(read().body()).isEqualTo(status);
        return this;
    }

    /** As {@link #becomes} for staff to decide, with what stood in its way. */
    public Declaration isLeftToStaff(String why) {
        becomes("undecided");
        assertThat(read().text("/why")).isEqualTo(why);
        return this;
    }

    /** As staff see it. */
    public Answer read() {
        return shop.admin().get("/v1/admin/withdrawals/" + id()).expect(200);
    }

    /** What staff answer. */
    public Answer decide(String how, String body) {
        return shop.admin().withNewKey().post("/v1/admin/withdrawals/" + id() + how, body);
    }
}
