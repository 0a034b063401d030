package io.merkato.crashes;

import static io.merkato.payments.OperationKind.AUTHORIZE;
import static io.merkato.payments.OperationKind.CAPTURE;
import static io.merkato.payments.OperationKind.CHARGE;
import static io.merkato.payments.OperationKind.REFUND;
import static io.merkato.payments.OperationKind.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** All that is cut off at each of its points. Whoever adds a way to move money adds it here. */
final class Scenarios {

    static final int QUANTITY = 2;

    private static final String SANDBOX = "sandbox";
    private static final String STRIPE = "stripe";
    private static final String CARD = PromisingGateway.METHOD;
    private static final String TRANSFER = "bank-transfer";

    static final List<Scenario> ALL = List.of(
            new Scenario("an order is paid", Set.of(201), ordering(SANDBOX, "tok_ok"), Scenarios::isPaid, QUANTITY),
            new Scenario(
                    "a payment is declined", Set.of(402), ordering(SANDBOX, "tok_declined"), Scenarios::isDeclined, 0),
            new Scenario(
                    "an answer is lost at the gateway",
                    Set.of(201, 202),
                    ordering(SANDBOX, "tok_timeout"),
                    Scenarios::isPaid,
                    QUANTITY),
            new Scenario("a buyer cancels", Set.of(200), Scenarios::cancelling, Scenarios::isCancelled, 0),
            new Scenario(
                    "a buyer cancels what is not paid yet",
                    Set.of(200, 202),
                    Scenarios::cancellingWhatIsOpen,
                    Scenarios::isGivenUp,
                    0),
            new Scenario("staff cancel a part", Set.of(200), Scenarios::cancellingOne, Scenarios::isCancelledInPart, 1),
            new Scenario(
                    "staff give back an amount",
                    Set.of(201),
                    refunding(SANDBOX, "tok_ok"),
                    ended -> isRefunded(ended, "succeeded", List.of(700L)),
                    QUANTITY),
            new Scenario(
                    "a refund fails",
                    Set.of(201),
                    refunding(SANDBOX, "tok_refund_fails"),
                    ended -> isRefunded(ended, "failed", List.of()),
                    QUANTITY),
            new Scenario("an order is promised", Set.of(201), ordering(CARD, "ok"), Scenarios::isPromised, QUANTITY),
            new Scenario(
                    "staff take what was promised",
                    Set.of(200, 202),
                    ofPromised(CARD, "payment/capture", "{}"),
                    ended -> isTaken(ended, total(ended.order())),
                    QUANTITY),
            new Scenario(
                    "staff take a part of what was promised",
                    Set.of(200, 202),
                    ofPromised(CARD, "payment/capture", "{\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}}"),
                    ended -> isTaken(ended, 1000),
                    QUANTITY),
            new Scenario(
                    "staff cancel what was promised",
                    Set.of(200, 202),
                    ofPromised(CARD, "cancellation", "{}"),
                    Scenarios::isVoided,
                    0),
            new Scenario(
                    "a parcel leaves and takes what was promised",
                    Set.of(201),
                    ofPromised(CARD, "shipments", "{\"carrier\":\"DHL\"}"),
                    Scenarios::isShipped,
                    QUANTITY),
            new Scenario(
                    "a transfer has come",
                    Set.of(200, 202),
                    ofPromised(TRANSFER, "payment/settlement", "{\"reference\":\"4711\"}"),
                    ended -> isTaken(ended, total(ended.order())),
                    QUANTITY),
            new Scenario(
                    "Stripe charges a card",
                    Set.of(201),
                    ordering(STRIPE, "pm_card_visa"),
                    Scenarios::isPaid,
                    QUANTITY),
            new Scenario(
                    "Stripe gives back an amount",
                    Set.of(201),
                    refunding(STRIPE, "pm_card_visa"),
                    ended -> isRefunded(ended, "succeeded", List.of(700L)),
                    QUANTITY));

    private Scenarios() {}

    private static BiFunction<Shop, Product, Asked> ordering(String method, String token) {
        return (shop, product) -> {
            Buyer buyer = Buyer.of(shop, product);
            return buyer.asks("/v1/orders", buyer.guest.orderBody(method, token));
        };
    }

    private static BiFunction<Shop, Product, Asked> ofPromised(String method, String what, String body) {
        return (shop, product) -> {
            Buyer buyer = Buyer.of(shop, product);
            SentOrder order = buyer.guest.orderBy(method, "ok");
            order.answer().expect(201);
            return buyer.isAskedFor(order, what, body);
        };
    }

    private static Asked cancelling(Shop shop, Product product) {
        Buyer buyer = Buyer.of(shop, product);
        SentOrder order = buyer.guest.order().isConfirmed();
        return buyer.asks(order.path() + "/cancellation", "{}");
    }

    private static Asked cancellingWhatIsOpen(Shop shop, Product product) {
        Buyer buyer = Buyer.of(shop, product);
        SentOrder order = buyer.guest.order("tok_action").isPending();
        return buyer.asks(order.path() + "/cancellation", "{}");
    }

    private static Asked cancellingOne(Shop shop, Product product) {
        Buyer buyer = Buyer.of(shop, product);
        SentOrder order = buyer.guest.order().isConfirmed();
        return buyer.isAskedFor(
                order, "cancellation", """
                {"items":[{"orderItemId":"%s","quantity":1}],"reason":"Broken."}
                """.formatted(order.answer().text("/items/0/id")));
    }

    private static BiFunction<Shop, Product, Asked> refunding(String method, String token) {
        return (shop, product) -> {
            Buyer buyer = Buyer.of(shop, product);
            SentOrder order = buyer.guest.orderBy(method, token).isConfirmed();
            return buyer.isAskedFor(
                    order, "refunds", "{\"amount\":{\"amount\":700,\"currency\":\"EUR\"},\"reason\":\"Late.\"}");
        };
    }

    private static void isPaid(Ended ended) {
        Answer order = ended.order();
        is(order, "confirmed", "paid");
        assertThat(timeline(order)).containsExactly("placed", "paid");
        assertThat(ended.answer().text("/id")).isEqualTo(order.text("/id"));
        assertThat(ended.unitsInCart()).isZero();
        assertThat(ended.moved(CHARGE)).containsExactly(total(order));
    }

    private static void isDeclined(Ended ended) {
        Answer order = ended.order();
        is(order, "cancelled", "failed");
        assertThat(ended.answer().body()).contains(order.text("/id"));
        assertThat(ended.unitsInCart()).isEqualTo(QUANTITY);
        assertThat(ended.moved()).isEmpty();
    }

    private static void isCancelled(Ended ended) {
        Answer order = ended.order();
        is(order, "cancelled", "refunded");
        assertThat(timeline(order)).containsExactly("placed", "paid", "cancelled", "refundStarted", "refunded");
        assertThat(ended.moved(CHARGE)).containsExactly(total(order));
        assertThat(ended.moved(REFUND)).containsExactly(total(order));
    }

    private static void isGivenUp(Ended ended) {
        Answer order = ended.order();
        is(order, "cancelled", "failed");
        assertThat(timeline(order)).containsOnlyOnce("cancellationRequested");
        assertThat(ended.moved()).isEmpty();
    }

    private static void isCancelledInPart(Ended ended) {
        Answer order = ended.order();
        is(order, "confirmed", "partiallyRefunded");
        assertThat(order.number("/items/0/cancelled")).isEqualTo(1);
        assertThat(timeline(order)).containsOnlyOnce("refunded");
        assertThat(ended.moved(CHARGE)).containsExactly(total(order));
        assertThat(ended.moved(REFUND))
                .containsExactly(order.at("/refunded/amount").asLong());
    }

    private static void isRefunded(Ended ended, String status, List<Long> amounts) {
        Answer order = ended.order();
        JsonNode refunds = ended.node()
                .admin()
                .get("/v1/admin/orders/" + order.text("/id") + "/refunds")
                .expect(200)
                .at("/items");
        assertThat(refunds).hasSize(1);
        assertThat(refunds.at("/0/status").asString()).isEqualTo(status);
        assertThat(ended.answer().text("/id")).isEqualTo(refunds.at("/0/id").asString());
        assertThat(order.at("/refunded/amount").asLong())
                .isEqualTo(amounts.stream().mapToLong(Long::longValue).sum());
        assertThat(ended.moved(CHARGE)).containsExactly(total(order));
        assertThat(ended.moved(REFUND)).isEqualTo(amounts);
    }

    private static void isPromised(Ended ended) {
        Answer order = ended.order();
        is(order, "confirmed", "pending");
        assertThat(ended.unitsInCart()).isZero();
        assertThat(ended.moved(AUTHORIZE)).containsExactly(total(order));
        assertThat(ended.moved(CAPTURE)).isEmpty();
    }

    private static void isTaken(Ended ended, long amount) {
        Answer order = ended.order();
        is(order, "confirmed", "paid");
        assertThat(timeline(order)).containsOnlyOnce("paid");
        assertThat(ended.moved(AUTHORIZE)).containsExactly(total(order));
        assertThat(ended.moved(CAPTURE)).containsExactly(amount);
    }

    private static void isShipped(Ended ended) {
        isTaken(ended, total(ended.order()));
        assertThat(ended.order().text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(timeline(ended.order())).containsOnlyOnce("shipped");
    }

    private static void isVoided(Ended ended) {
        Answer order = ended.order();
        is(order, "cancelled", "failed");
        assertThat(ended.moved(AUTHORIZE)).containsExactly(total(order));
        assertThat(ended.moved(VOID)).containsExactly(total(order));
        assertThat(ended.moved(CAPTURE)).isEmpty();
    }

    private static void is(Answer order, String status, String paymentStatus) {
        assertThat(List.of(order.text("/status"), order.text("/paymentStatus"))).containsExactly(status, paymentStatus);
    }

    private static long total(Answer order) {
        return order.at("/total/amount").asLong();
    }

    private static List<String> timeline(Answer order) {
        return order.at("/timeline")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    /** A guest with something in the cart, known by an address. */
    private record Buyer(Guest guest, String email) {

        static Buyer of(Shop shop, Product product) {
            String email = "crash-" + UUID.randomUUID() + "@example.org";
            Guest guest = shop.guest().mailedAt(email);
            guest.puts(product, QUANTITY);
            return new Buyer(guest, email);
        }

        /** Something by themselves. */
        Asked asks(String path, String body) {
            return new Asked(guest, email, node -> guest.at(node).client(), path, body);
        }

        /** Something of the order, by staff. */
        Asked isAskedFor(SentOrder order, String what, String body) {
            return new Asked(guest, email, Shop::admin, "/v1/admin/orders/" + order.id() + "/" + what, body);
        }
    }
}
