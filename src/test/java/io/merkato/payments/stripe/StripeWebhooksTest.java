package io.merkato.payments.stripe;

import static io.merkato.testing.stripe.wire.CallKind.RETRIEVE_INTENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.AtOnce;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.events.Signature;
import java.time.Duration;
import java.time.Instant;
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

/** What Stripe sends by itself, and what others send in its name. */
class StripeWebhooksTest {

    private static final int ORDERS = 120;

    private static StripeShop shop;

    @BeforeAll
    static void start() {
        shop = StripeShop.start(Shop.connections(10), "--merkato.stripe-webhook-secret-previous=whsec_before");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    /** What a test does not send does not come. */
    @BeforeEach
    void stripeIsSilent() {
        var _ = shop.stripe().webhooks().dropped();
    }

    @AfterEach
    void nothingIsLeftOver() {
        shop.nothingIsLeftOver();
    }

    @Test
    void anEventHasStripeAskedAtOnce() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        String intent = shop.intent(order);
        shop.stripe().buyer().authenticates(intent);

        shop.sends(event("evt_of_" + order.id(), "payment_intent.succeeded", intent))
                .expect(200);
        shop.sends(event("evt_of_" + order.id(), "payment_intent.succeeded", intent))
                .expect(200);

        order.becomes("confirmed");
        assertThat(results("evt_of_" + order.id())).containsExactly("1 operations were asked about.");
        assertThat(shop.money(order)).hasSize(1);
    }

    /** It was answered with 200, so nobody sends it again. */
    @Test
    void anEventOfWhichNothingCanComeNowIsKeptUntilItCan() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        String intent = shop.intent(order);
        shop.stripe().buyer().authenticates(intent);
        var _ = shop.stripe().answers().to(RETRIEVE_INTENT).next(2).fails(500).beforeTheEffect();

        shop.sends(event("evt_kept_" + order.id(), "payment_intent.succeeded", intent))
                .expect(200);

        order.becomes("confirmed");
        assertThat(results("evt_kept_" + order.id())).containsExactly("1 operations were asked about.");
    }

    @Test
    void whatStripeItselfSendsIsTakenIn() {
        shop.stripe().asUsual();
        shop.hearsStripe();
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();

        shop.stripe().buyer().authenticates(shop.intent(order));

        order.becomes("confirmed");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.stripe().webhooks().waiting() == 0);
        assertThat(shop.stripe().webhooks().deliveries()).isNotEmpty().allMatch(one -> one.status() == 200);
    }

    @Test
    void bothLiveSecretsSign() {
        byte[] body =
                event("evt_old_secret", "payment_intent.succeeded", "pi_none").getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();

        signed(body, Signature.of(body, now, List.of("whsec_before")), 200);
        signed(body, Signature.of(body, now, List.of("whsec_of_nobody", "whsec_before")), 200);
    }

    @Test
    void whatStripeDidNotSignJustNowChangesNothing() {
        SentOrder order = shop.order("pm_card_threeDSecure2Required").isPending();
        shop.stripe().buyer().authenticates(shop.intent(order));
        long before = notices();
        byte[] body =
                event("evt_bad", "payment_intent.succeeded", shop.intent(order)).getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        List<String> ours = List.of(shop.stripe().webhooks().secret());
        byte[] other =
                event("evt_bad", "payment_intent.canceled", shop.intent(order)).getBytes(UTF_8);

        shop.shop()
                .anonymous()
                .post(StripeShop.WEBHOOK, new String(body, UTF_8))
                .expectProblem(400, "INVALID_SIGNATURE");
        signed(body, "", 400);
        signed(body, "t=" + now, 400);
        signed(body, "v1=00", 400);
        signed(body, "t=soon,v1=00", 400);
        signed(body, Signature.of(body, now, List.of("whsec_of_nobody")), 400);
        signed(body, Signature.of(other, now, ours), 400);
        signed(body, Signature.of(body, now - 301, ours), 400);

        assertThat(notices()).isEqualTo(before);
        order.is("pendingPayment");
    }

    @Test
    void moreThanABodyMayHoldIsRefused() {
        String junk = "x".repeat(5 << 20);

        shop.sends(junk).expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void whatIsNoEventIsRefusedThoughItIsSigned() {
        shop.sends("{\"id\":").expect(400);
        shop.sends("[]").expect(400);
    }

    @Test
    void aPaidEventOfAnotherAmountOrOrderChangesNothing() {
        SentOrder waiting = shop.order("pm_card_threeDSecure2Required").isPending();
        SentOrder other = shop.order("pm_card_visa").isConfirmed();
        String lie = """
                {"id":"evt_lie_%s","object":"event","type":"payment_intent.succeeded","data":{"object":{
                 "id":"%s","object":"payment_intent","status":"succeeded","amount":1,"amount_received":1,"currency":"eur",
                 "metadata":{"order":"%s"}}}}
                """;

        shop.sends(lie.formatted(1, shop.intent(waiting), waiting.id())).expect(200);
        shop.sends(lie.formatted(2, shop.intent(other), waiting.id())).expect(200);
        shop.sends(lie.formatted(3, "pi_of_nobody", waiting.id())).expect(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> results("evt_lie_1", "evt_lie_2", "evt_lie_3").size() == 3);
        assertThat(results("evt_lie_1", "evt_lie_2", "evt_lie_3"))
                .containsExactlyInAnyOrder(
                        "1 operations were asked about.",
                        "0 operations were asked about.",
                        "The payment is none of this shop's.");
        waiting.is("pendingPayment");
        assertThat(shop.money(waiting)).isEmpty();
    }

    /** Five events of each order in every order that there is, each up to three times, and one of them tells a lie. */
    @Test
    void inWhateverOrderAndHoweverOftenEventsComeTheEndIsTheSame() throws Exception {
        List<SentOrder> orders = authenticatedOrders();
        List<String> bodies = eventsOf(orders);

        AtOnce.run(4, sender -> {
            for (int i = sender; i < bodies.size(); i += 4) {
                shop.sends(bodies.get(i)).expect(200);
            }
            return sender;
        });

        orders.forEach(order -> order.becomes("confirmed"));
        assertThat(orders).allSatisfy(order -> {
            assertThat(shop.money(order)).singleElement().satisfies(money -> assertThat(money.charges())
                    .isEqualTo(1));
            assertThat(order.timeline()).containsOnlyOnce("paid");
        });
        shop.shop().expectNothingLeftOver();
        assertThat(handled()).isEqualTo(5L * ORDERS);
    }

    private static List<SentOrder> authenticatedOrders() {
        Product mug = shop.shop().product(1250, 2 * ORDERS);
        List<SentOrder> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            SentOrder order = shop.shop()
                    .guestWith(mug, 1)
                    .orderBy("stripe", "pm_card_threeDSecure2Required")
                    .isPending();
            shop.stripe().buyer().authenticates(shop.intent(order));
            orders.add(order);
        }
        return orders;
    }

    private static List<String> eventsOf(List<SentOrder> orders) {
        List<List<String>> permutations = permutations(List.of(
                "payment_intent.created",
                "payment_intent.requires_action",
                "charge.succeeded",
                "payment_intent.succeeded",
                "payment_intent.payment_failed"));
        Random random = new Random(20261127);
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String intent = shop.intent(orders.get(i));
            for (String type : permutations.get(i)) {
                String body = event("evt_%s_%s".formatted(i, type), type, intent);
                bodies.addAll(Collections.nCopies(1 + random.nextInt(3), body));
            }
        }
        return bodies;
    }

    private static void signed(byte[] body, String signature, int status) {
        shop.shop()
                .anonymous()
                .with("Stripe-Signature", signature)
                .post(StripeShop.WEBHOOK, new String(body, UTF_8))
                .expect(status);
    }

    private static String event(String id, String type, String intent) {
        return """
                {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","type":"%s",
                 "data":{"object":{"id":"%s","object":"payment_intent","payment_intent":"%s"}}}
                """.formatted(id, type, type.startsWith("charge") ? "ch_1" : intent, intent);
    }

    private static List<String> results(String... ids) {
        return shop.shop()
                .bean(JdbcClient.class)
                .sql("select result from payments.notice where id = any(:ids) and handled_at is not null")
                .param("ids", ids)
                .query(String.class)
                .list();
    }

    private static long notices() {
        return count("select count(*) from payments.notice");
    }

    private static long handled() {
        return count("select count(*) from payments.notice where id like 'evt\\_%\\_%.%' and result is not null");
    }

    private static long count(String sql) {
        return shop.shop().bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private static List<List<String>> permutations(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : of) {
            List<String> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<String> more : permutations(rest)) {
                List<String> one = new ArrayList<>(List.of(first));
                one.addAll(more);
                all.add(one);
            }
        }
        return all;
    }
}
