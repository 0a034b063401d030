package io.merkato.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@ShopTest
class CancelOrderTest {

    @Test
    void whatABuyerCancelsCostsNothingAndIsFreeAgain(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();

        Answer cancelled = cancel(order).expect(200);

        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        assertThat(cancelled.text("/paymentStatus")).isEqualTo("refunded");
        assertThat(cancelled.at("/refunded")).isEqualTo(cancelled.at("/total"));
        assertThat(cancelled.number("/items/0/cancelled")).isEqualTo(2);
        assertThat(order.timeline()).containsExactly("placed", "paid", "cancelled", "refundStarted", "refunded");
        assertThat(level(shop, mug)).isEqualTo(new Level(5, 0));
        assertThat(shop.admin()
                        .get("/v1/admin/orders/" + order.id() + "/refunds")
                        .at("/refundable/amount")
                        .asLong())
                .isZero();
    }

    @Test
    void aRepeatedCancellationIsAnsweredAlikeAndAnotherOneIsRefused(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        Answer first = order.shopper()
                .client()
                .with("Idempotency-Key", "cancel-it-" + order.id())
                .post(order.path() + "/cancellation", "{}")
                .expect(200);

        Answer again = order.shopper()
                .client()
                .with("Idempotency-Key", "cancel-it-" + order.id())
                .post(order.path() + "/cancellation", "{}")
                .expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        cancel(order).expectProblem(409, "ORDER_CANCELLED");
        assertThat(order.timeline()).containsOnlyOnce("cancelled");
    }

    @Test
    void aCancellationNeedsNoBody(Shop shop) {
        SentOrder one = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        SentOrder other = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();

        one.shopper()
                .client()
                .withNewKey()
                .post(one.path() + "/cancellation", null)
                .expect(200);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + other.id() + "/cancellation", null)
                .expect(200);

        assertThat(one.read().text("/status")).isEqualTo("cancelled");
        assertThat(other.read().text("/status")).isEqualTo("cancelled");
    }

    @Test
    void aCancellationNeedsAKey(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();

        order.shopper()
                .client()
                .post(order.path() + "/cancellation", "{}")
                .expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void whatHasLeftIsNotCancelledByItsBuyer(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        ship(shop, order, 1).expect(201);

        cancel(order).expectProblem(409, "ALREADY_SHIPPED");

        order.is("confirmed");
    }

    @Test
    void staffCancelTheRestOfAnOrderThatWasShippedInPart(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 3).order().isConfirmed();
        String parcel = ship(shop, order, 1).expect(201).text("/id");

        Answer cancelled = cancelAsStaff(shop, order, "{\"reason\":\"The last ones broke.\"}")
                .expect(200);

        assertThat(cancelled.text("/status")).isEqualTo("confirmed");
        assertThat(cancelled.text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(cancelled.text("/paymentStatus")).isEqualTo("partiallyRefunded");
        assertThat(cancelled.number("/refunded/amount"))
                .as("two mugs, without shipping")
                .isEqualTo(2500);
        assertThat(level(shop, mug)).isEqualTo(new Level(4, 0));
        cancelAsStaff(shop, order, "{}").expectProblem(409, "ALREADY_SHIPPED");

        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/voiding", null)
                .expect(200);
        assertThat(level(shop, mug))
                .as("the voided parcel's unit is kept for the order")
                .isEqualTo(new Level(5, 1));
        Answer rest = cancelAsStaff(shop, order, "{}").expect(200);
        assertThat(rest.text("/status")).isEqualTo("cancelled");
        assertThat(rest.at("/refunded")).isEqualTo(rest.at("/total"));
    }

    @Test
    void staffCancelUnitsOfALine(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 3).order().isConfirmed();
        String line = order.read().text("/items/0/id");

        cancelAsStaff(shop, order, "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":4}]}".formatted(line))
                .expectProblem(422, "NOTHING_TO_CANCEL");
        Answer cancelled = cancelAsStaff(
                        shop, order, "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}]}".formatted(line))
                .expect(200);

        assertThat(cancelled.text("/status")).isEqualTo("confirmed");
        assertThat(cancelled.number("/items/0/cancelled")).isEqualTo(1);
        assertThat(cancelled.number("/refunded/amount")).isEqualTo(1250);
        ship(shop, order, 3).expectProblem(422, "NOTHING_TO_SHIP");
        ship(shop, order, 2).expect(201);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(level(shop, mug)).isEqualTo(new Level(3, 0));
    }

    @Test
    void anOrderWhosePaymentIsNotKnownIsCancelledWhenItIs(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_timeout").isPending();

        assertThat(cancel(order).expect(202).text("/status")).isEqualTo("pendingPayment");
        cancel(order).expectProblem(409, "ORDER_CANCELLED");

        order.becomes("cancelled");
        assertThat(order.timeline()).startsWith("placed", "cancellationRequested", "paid", "cancelled");
        await("its money is back").atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        order.read().text("/paymentStatus"))
                .isEqualTo("refunded"));
        Answer cancelled = order.read();
        assertThat(cancelled.at("/refunded")).isEqualTo(cancelled.at("/total"));
        assertThat(level(shop, mug)).isEqualTo(new Level(5, 0));
    }

    @Test
    void anOrderThatWaitsForItsBuyerIsCancelledSoon(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_action").isPending();

        cancel(order).expect(202);

        order.becomes("cancelled");
        assertThat(order.read().text("/paymentStatus")).isEqualTo("failed");
        assertThat(level(shop, mug)).isEqualTo(new Level(5, 0));
    }

    @Test
    void anOrderThatWasHalfRefundedGivesBackNoMoreThanTheRest(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                        {"amount":{"amount":1000,"currency":"EUR"},"reason":"For the delay."}""")
                .expect(201);

        Answer cancelled = cancel(order).expect(200);

        assertThat(cancelled.at("/refunded")).isEqualTo(cancelled.at("/total"));
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofACancellationAndAParcelOneWins(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();

        List<Answer> answers = AtOnce.all(List.<Supplier<Answer>>of(
                () -> cancel(order), () -> ship(shop, order, 2), () -> cancelAsStaff(shop, order, "{}")));

        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(409, 422));
        boolean shipped = answers.get(1).status() == 201;
        order.is(shipped ? "confirmed" : "cancelled");
        assertThat(level(shop, mug)).isEqualTo(shipped ? new Level(3, 0) : new Level(5, 0));
    }

    @Test
    void aStrangersOrderIsNotThere(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        Guest stranger = shop.guestWith(shop.product(1250, 5), 1);

        stranger.client()
                .withNewKey()
                .post(order.path() + "/cancellation", "{}")
                .expectProblem(404, "NOT_FOUND");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + UUID.randomUUID() + "/cancellation", "{}")
                .expectProblem(404, "NOT_FOUND");
        order.is("confirmed");
    }

    private static Answer cancel(SentOrder order) {
        return order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{\"reason\":\"Too late.\"}");
    }

    private static Answer cancelAsStaff(Shop shop, SentOrder order, String body) {
        return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/cancellation", body);
    }

    private static Answer ship(Shop shop, SentOrder order, int units) {
        String line = order.read().text("/items/0/id");
        return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/shipments", """
                {"carrier":"DHL","items":[{"orderItemId":"%s","quantity":%s}]}""".formatted(
                        line, units));
    }

    private static Level level(Shop shop, Product product) {
        VariantId variant = new VariantId(UUID.fromString(product.variant()));
        StockLevel level = Objects.requireNonNull(
                shop.bean(Inventory.class).levels(List.of(variant)).get(variant));
        return new Level(level.onHand(), level.reserved());
    }

    private record Level(int onHand, int reserved) {}
}
