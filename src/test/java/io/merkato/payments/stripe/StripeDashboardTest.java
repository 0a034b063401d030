package io.merkato.payments.stripe;

import static io.merkato.testing.stripe.wire.CallKind.CREATE_REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.param.PaymentIntentCreateParams;
import io.merkato.payments.elsewhere.MirrorMovements;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.ledger.Book;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the merchant's people do in Stripe's own pages. */
class StripeDashboardTest {

    private static StripeShop shop;
    private static WhatIsSaid said;

    @BeforeAll
    static void start() {
        shop = StripeShop.start(Shop.connections(10));
        shop.stripe().webhooks().atOnce(4);
        shop.hearsStripe();
        said = new WhatIsSaid(shop);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void asUsual() {
        shop.stripe().asUsual();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
    }

    @Test
    void aRefundInPartAndOneOfTheRestAreThoseOfTheOrder() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        int total = order.answer().number("/total/amount");

        String part = shop.stripe().dashboard().refunds(shop.intent(order), 700);

        said.refundedBecomes(order, 700);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("partiallyRefunded");

        String rest = shop.stripe().dashboard().refunds(shop.intent(order), total - 700);

        said.refundedBecomes(order, total);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        assertThat(order.timeline()).filteredOn("refunded"::equals).hasSize(2);
        Answer admin = said.admin(order);
        assertThat(admin.at("/refunds").valueStream())
                .hasSize(2)
                .allSatisfy(
                        refund -> assertThat(refund.get("status").asString()).isEqualTo("succeeded"))
                .allSatisfy(refund -> assertThat(refund.get("cause").asString()).isEqualTo("gateway"));
        assertThat(admin.number("/payments/0/refunded/amount")).isEqualTo(total);
        assertThat(said.onlyPayment(order).refundedMinor()).isEqualTo(total);
        assertThat(said.movements(order, Book.Movement.REFUNDED)).isEqualTo(2);
        assertThat(shop.shop().mails(order.read().text("/email"), 3).toString()).contains("7.00 EUR of your order");
        said.assertNoDifference(order, part, rest);
    }

    /** Three kinds of events of one refund, each three times and shuffled, by four senders at once. */
    @Test
    void howeverOftenOneIsToldItIsOneRefund() {
        var _ = shop.stripe().webhooks().dropped();
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        String intent = shop.intent(order);
        shop.stripe().dashboard().refunds(intent, 500);
        List<String> bodies = new ArrayList<>();
        for (String type : List.of("refund.created", "charge.refunded", "refund.updated")) {
            for (int i = 0; i < 3; i++) {
                bodies.addAll(
                        Collections.nCopies(3, event("evt_%s_%s_%s".formatted(type, i, order.id()), type, intent)));
            }
        }
        Collections.shuffle(bodies, new Random(20261127));

        AtOnce.run(4, sender -> {
            for (int i = sender; i < bodies.size(); i += 4) {
                shop.sends(bodies.get(i)).expect(200);
            }
            return sender;
        });

        shop.shop().expectNothingLeftOver();
        assertThat(order.read().number("/refunded/amount")).isEqualTo(500);
        assertThat(said.admin(order).at("/refunds")).hasSize(1);
        assertThat(said.movements(order, Book.Movement.REFUNDED)).isEqualTo(1);
    }

    @Test
    void whoeverFindsItOneTakesItOver() {
        var _ = shop.stripe().webhooks().dropped();
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        String intent = shop.intent(order);
        shop.stripe().dashboard().refunds(intent, 500);
        shop.stripe().bank().disputes(intent);

        List<Integer> taken = AtOnce.run(4, i -> movements().ofPayment(gateway(), intent));

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(500);
        assertThat(said.disputed(order)).isEqualTo(order.answer().number("/total/amount") - 500);
    }

    /** What became of ours nobody has found out yet, so it is none of those that others have made. */
    @Test
    void oneBesideOurOwnThatIsOnItsWayIsTakenOverAlone() {
        var _ = shop.stripe().webhooks().dropped();
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        var lost = shop.stripe().answers().to(CREATE_REFUND).resetAfterTheEffect();
        said.refund(order, 700);
        shop.stripe().dashboard().refunds(shop.intent(order), 300);

        assertThat(movements().ofPayment(gateway(), shop.intent(order))).isEqualTo(1);

        lost.lift();
        shop.askNow();
        said.refundedBecomes(order, 1000);
        assertThat(said.onlyPayment(order).refundedMinor()).isEqualTo(1000);
        assertThat(said.movements(order, Book.Movement.REFUNDED)).isEqualTo(2);
    }

    /** What is not left for it stays so until our own has ended. */
    @Test
    void oneThatTakesWhatOursWasToGiveWaitsUntilOursHasFailed() {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        int total = order.answer().number("/total/amount");
        var down = shop.stripe().answers().to(CREATE_REFUND).fails(500).beforeTheEffect();
        String ours = said.refund(order, total - 1000).text("/id");
        shop.stripe().dashboard().refunds(shop.intent(order), 1500);
        await().atMost(Duration.ofSeconds(20)).until(() -> failures() > 0);
        assertThat(order.read().number("/refunded/amount")).isZero();

        down.lift();
        shop.askNow();

        said.refundedBecomes(order, 1500);
        assertThat(said.refundStatus(ours)).isEqualTo("failed");
        assertThat(said.onlyPayment(order).refundedMinor()).isEqualTo(1500);
        assertThat(said.admin(order).number("/refundable/amount")).isEqualTo(total - 1500);
    }

    @Test
    void withoutAnyWebhookTheDailyJobTakesItOver() {
        var _ = shop.stripe().webhooks().dropped();
        SentOrder refunded = shop.order("pm_card_visa").isConfirmed();
        SentOrder disputed = shop.order("pm_card_visa").isConfirmed();
        String refund = shop.stripe().dashboard().refunds(shop.intent(refunded), 700);
        String dispute = shop.stripe().bank().disputes(shop.intent(disputed));
        assertThat(said.differences(refund, dispute)).hasSize(2);

        said.daily();
        said.daily();

        assertThat(refunded.read().number("/refunded/amount")).isEqualTo(700);
        assertThat(said.disputed(disputed)).isEqualTo(disputed.answer().number("/total/amount"));
        said.assertNoDifference(refunded, refund);
        said.assertNoDifference(disputed, dispute);
    }

    /** What is compared may begin after the payment, and end before the shop has written its refund down. */
    @Test
    void whatWasTakenOverLaterIsNoDifference() {
        Duration week = Duration.ofDays(7);
        var _ = shop.stripe().webhooks().dropped();
        shop.stripe().clock().moves(week.negated());
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        shop.stripe().clock().moves(week);
        String refund = shop.stripe().dashboard().refunds(shop.intent(order), 700);
        assertThat(movements().ofPayment(gateway(), shop.intent(order))).isEqualTo(1);

        shop.shop().bean(JdbcClient.class).sql("""
                        update payments.operation set ended_at = now() + interval '5 days' where gateway_ref = :refund
                        """).param("refund", refund).update();

        assertThat(said.differences(refund)).isEmpty();
    }

    @Test
    void whatOthersDoInTheSameAccountChangesNothing() throws Exception {
        SentOrder order = shop.order("pm_card_visa").isConfirmed();
        String others = otherIntent("order", "7", "operation", order.id());
        String named = otherIntent("order", order.id(), "operation", operation(order));
        String refund = shop.stripe().dashboard().refunds(others, 700);
        String another = shop.stripe().dashboard().refunds(named, 600);
        shop.stripe().bank().disputes(others);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.stripe().webhooks().waiting() == 0);
        shop.shop().expectNothingLeftOver();

        said.daily();

        assertThat(order.read().number("/refunded/amount")).isZero();
        assertThat(said.admin(order).at("/refunds")).isEmpty();
        assertThat(said.disputed(order)).isZero();
        assertThat(said.differences(refund, another)).hasSize(2);
    }

    private static MirrorMovements movements() {
        return shop.shop().bean(MirrorMovements.class);
    }

    private static StripeGateway gateway() {
        return shop.shop().bean(StripeGateway.class);
    }

    private static String otherIntent(String... metadata) throws Exception {
        StripeClient client = StripeClient.builder()
                .setApiKey(shop.stripe().secretKey())
                .setApiBase(shop.stripe().address())
                .build();
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(2000L)
                .setCurrency("eur")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .setReturnUrl("https://shop.example/back");
        for (int i = 0; i < metadata.length; i += 2) {
            params.putMetadata(metadata[i], metadata[i + 1]);
        }
        return client.v1().paymentIntents().create(params.build()).getId();
    }

    private static String operation(SentOrder order) {
        return shop.shop()
                .bean(JdbcClient.class)
                .sql("""
                        select o.id::text from payments.operation o join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order::uuid and o.kind = 'charge'
                        """)
                .param("order", order.id())
                .query(String.class)
                .single();
    }

    private static int failures() {
        return shop.shop()
                .bean(JdbcClient.class)
                .sql("select coalesce(max(consecutive_failures), 0) from platform.job where task_name = :job")
                .param("job", "payments.handle-notice")
                .query(Integer.class)
                .single();
    }

    private static String event(String id, String type, String intent) {
        return """
                {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","type":"%s",
                 "data":{"object":{"id":"re_1","object":"refund","payment_intent":"%s"}}}
                """.formatted(id, type, intent);
    }
}
