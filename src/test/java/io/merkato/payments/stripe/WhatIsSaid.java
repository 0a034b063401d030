package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.Answer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.ledger.Book;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the shop says of orders of which Stripe has moved money by itself. */
record WhatIsSaid(StripeShop shop) {

    /** Waits until the shop has heard, and worked on, all that Stripe has sent. */
    void heardAll() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.stripe().webhooks().waiting() == 0);
        shop.shop().expectNothingLeftOver();
    }

    void daily() {
        shop.shop().bean("reconcileNightly", RecurringJob.class).run();
    }

    void refundedBecomes(SentOrder order, int amount) {
        await("%s are refunded".formatted(amount))
                .atMost(Duration.ofSeconds(30))
                .until(() -> order.read().number("/refunded/amount") == amount);
    }

    void disputedBecomes(SentOrder order, int amount) {
        await("%s are disputed".formatted(amount))
                .atMost(Duration.ofSeconds(30))
                .until(() -> disputed(order) == amount);
    }

    int disputed(SentOrder order) {
        return admin(order).number("/payments/0/disputed/amount");
    }

    Answer admin(SentOrder order) {
        return shop.shop().admin().get("/v1/admin/orders/" + order.id()).expect(200);
    }

    Answer refund(SentOrder order, int amount) {
        return tryRefund(order, amount).expect(201);
    }

    Answer tryRefund(SentOrder order, int amount) {
        return shop.shop()
                .admin()
                .withNewKey()
                .post(
                        "/v1/admin/orders/" + order.id() + "/refunds",
                        "{\"amount\":{\"amount\":%s,\"currency\":\"EUR\"},\"reason\":\"A scratch.\"}"
                                .formatted(amount));
    }

    String refundStatus(String refund) {
        return shop.shop()
                .admin()
                .get("/v1/admin/refunds/" + refund)
                .expect(200)
                .text("/status");
    }

    long balance(SentOrder order, String account) {
        return shop.shop()
                .admin()
                .get("/v1/admin/orders/" + order.id() + "/ledger")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(entry -> entry.get("account").asString().equals(account))
                .mapToLong(entry -> entry.at("/amount/amount").asLong())
                .sum();
    }

    String mailsToAdmins(SentOrder order) {
        shop.shop().expectNothingLeftOver();
        StringBuilder all = new StringBuilder();
        for (JsonNode mail : shop.shop().mails(Shop.ADMIN_EMAIL, 1)) {
            if (mail.toString().contains(order.id())) {
                all.append(mail.get("subject").asString()).append('\n');
            }
        }
        return all.toString();
    }

    long movements(SentOrder order, Book.Movement kind) {
        String intent = shop.intent(order);
        return shop.stripe().book().lines().stream()
                .filter(line -> line.intent().equals(intent) && line.movement() == kind)
                .count();
    }

    Book.Sums onlyPayment(SentOrder order) {
        List<Book.Sums> money = shop.money(order);
        assertThat(money).hasSize(1);
        return money.getFirst();
    }

    void assertNoDifference(SentOrder order, String... refs) {
        assertThat(differences(refs)).isEmpty();
        assertThat(reconciliation().valueStream()).noneMatch(difference -> order.id()
                .equals(difference.path("orderId").asString("")));
    }

    List<JsonNode> differences(String... refs) {
        return reconciliation()
                .valueStream()
                .filter(difference ->
                        List.of(refs).contains(difference.path("gatewayRef").asString("")))
                .toList();
    }

    JsonNode reconciliation() {
        // Ten times a minute is enough for people.
        shop.shop()
                .bean(JdbcClient.class)
                .sql("delete from platform.rate_limit")
                .update();
        return shop.shop().admin().get("/v1/admin/reconciliation").expect(200).at("/differences");
    }
}
