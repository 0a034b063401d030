package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.AtOnce;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that comes when its order was cancelled for want of it goes back by itself, and its buyer hears of it. */
class LateSuccessTest {

    private static StripeShop shop;

    @BeforeAll
    static void start() {
        shop = StripeShop.start(Shop.connections(10));
        var _ = shop.stripe().webhooks().dropped();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
    }

    @Test
    void anEventHasItBookedAndGivenBackOnceHoweverOftenItComes() throws Exception {
        SentOrder order = givenUp();
        String intent = shop.intent(order);
        shop.stripe().bank().paysAfterAll(intent);

        AtOnce.run(4, sender -> shop.sends("""
                        {"id":"evt_late_%s","object":"event","type":"payment_intent.succeeded",
                         "data":{"object":{"id":"%s","object":"payment_intent"}}}
                        """.formatted(sender, intent)).expect(200));

        isGivenBack(order);
    }

    @Test
    void withoutAnyEventTheDailyComparisonFindsIt() {
        SentOrder order = givenUp();
        Duration longAgo = Duration.ofHours(1);
        shop.stripe().clock().moves(longAgo.negated());
        shop.stripe().bank().paysAfterAll(shop.intent(order));
        shop.stripe().clock().moves(longAgo);
        shop.shop()
                .bean(JdbcClient.class)
                .sql(
                        "update payments.operation set ended_at = ended_at - interval '1 hour' where gateway_ref = :intent")
                .param("intent", shop.intent(order))
                .update();

        shop.shop().bean("reconcileNightly", RecurringJob.class).run();

        isGivenBack(order);
    }

    private static SentOrder givenUp() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(202);
        order.becomes("cancelled");
        return order;
    }

    private static void isGivenBack(SentOrder order) {
        await().atMost(Duration.ofSeconds(20)).until(() -> order.read().text("/paymentStatus"), "refunded"::equals);
        assertThat(order.read().text("/status")).isEqualTo("cancelled");
        assertThat(order.timeline()).containsOnlyOnce("paidLate").containsOnlyOnce("refunded");
        assertThat(shop.money(order)).singleElement().satisfies(money -> {
            assertThat(money.charges()).isEqualTo(1);
            assertThat(money.refundedMinor()).isEqualTo(money.capturedMinor());
        });
        assertThat(shop.shop().mails(order.read().text("/email"), 3).toString())
                .containsOnlyOnce("came too late")
                .contains("were given back");
    }
}
