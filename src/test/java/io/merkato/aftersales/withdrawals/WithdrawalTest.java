package io.merkato.aftersales.withdrawals;

import static io.merkato.aftersales.returns.SentBack.ask;
import static io.merkato.aftersales.returns.SentBack.decide;
import static io.merkato.aftersales.returns.SentBack.list;
import static io.merkato.aftersales.returns.SentBack.onHand;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Declaration;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What fits and is in time is carried out by itself. */
@ShopTest
class WithdrawalTest {

    private static final String PARCEL = "{\"carrier\":\"DHL\"}";

    @Test
    void anOrderOfWhichNothingHasLeftIsCancelledAndPaidBack(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();

        Declaration.of(shop, order).becomes("settled");

        order.becomes("cancelled");
        expectPaidBack(order);
        assertThat(order.timeline())
                .containsExactly("placed", "paid", "withdrawn", "cancelled", "refundStarted", "refunded");
        assertThat(refunds(shop, order).get(0).get("cause").asString()).isEqualTo("withdrawal");
        assertThat(mug.available()).isEqualTo(5);
        shop.expectNothingLeftOver();
    }

    @Test
    void goodsThatHaveLeftAreAwaitedWithoutApprovalAndPaidBackWithTheShipping(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shipped(shop, mug, 2, "tok_ok");

        Declaration.of(shop, order).becomes("settled");

        Answer asked = onlyReturn(shop, order);
        assertThat(asked.text("/status")).isEqualTo("approved");
        assertThat(asked.at("/withdrawn").asBoolean()).isTrue();
        assertThat(asked.number("/items/0/quantity")).isEqualTo(2);
        assertThat(order.read().number("/refunded/amount"))
                .as("the goods are awaited")
                .isZero();
        shop.expectNothingLeftOver();
        assertThat(shop.mails(Declaration.email(shop, order), 1).toString())
                .contains("Please send back what you withdrew from", "within 14 days of your withdrawal");
        decide(shop, asked, "/receipt", null).expect(200);
        expectPaidBack(order);
        assertThat(refunds(shop, order).get(0).get("shipping").get("amount").asLong())
                .isEqualTo(490);
        assertThat(onHand(shop, mug)).isEqualTo(5);
        shop.expectNothingLeftOver();
    }

    @Test
    void ofAnOrderThatHasPartlyLeftTheRestIsCancelledAndTheOthersAreAwaited(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shop.guestWith(mug, 3).order().isConfirmed();
        String line = order.read().text("/items/0/id");
        ship(shop, order, "{\"carrier\":\"DHL\",\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}]}".formatted(line));

        Declaration.of(shop, order).becomes("settled");

        await("what has not left is paid back").atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        order.read().number("/refunded/amount"))
                .isEqualTo(2000));
        assertThat(order.read().number("/items/0/cancelled")).isEqualTo(2);
        assertThat(mug.available()).isEqualTo(4);
        decide(shop, onlyReturn(shop, order), "/receipt", null).expect(200);
        expectPaidBack(order);
        assertThat(mug.available()).isEqualTo(5);
        shop.expectNothingLeftOver();
    }

    @Test
    void whoWithdrawsFromSomeUnitsKeepsTheOthersAndPaysForTheShipping(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shipped(shop, mug, 3, "tok_ok");

        Declaration.of(shop, order, mug.sku().toLowerCase(Locale.ROOT), 2).becomes("settled");

        Answer received =
                decide(shop, onlyReturn(shop, order), "/receipt", null).expect(200);
        assertThat(received.number("/items/0/received")).isEqualTo(2);
        assertThat(received.number("/refunded/amount")).isEqualTo(2000);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("partiallyRefunded");
        Declaration.of(shop, order).becomes("settled");
        List<JsonNode> returns = list(order).at("/items").valueStream().toList();
        assertThat(returns).hasSize(2);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/returns/" + returns.get(1).get("id").asString() + "/receipt", null)
                .expect(200);
        expectPaidBack(order);
        shop.expectNothingLeftOver();
    }

    @Test
    void aReturnOf2Of3UnitsIsFollowedByAWithdrawalFromTheRest(Shop shop) {
        Product mug = shop.product(333, 5);
        SentOrder order = shipped(shop, mug, 3, "tok_ok");
        Answer some = ask(order, 2).expect(201);
        decide(shop, some, "/receipt", null).expect(200);

        Declaration.of(shop, order).becomes("settled");

        Answer rest = lastReturn(shop, order);
        assertThat(rest.number("/items/0/quantity")).isEqualTo(1);
        decide(shop, rest, "/receipt", null).expect(200);
        expectPaidBack(order);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("returned");
        assertThat(onHand(shop, mug)).isEqualTo(5);
        shop.expectNothingLeftOver();
    }

    @Test
    void aReturnThatNobodyHasDecidedOnNeedsNoApprovalAfterAWithdrawal(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Answer asked = ask(order, 1).expect(201);

        Declaration.of(shop, order).becomes("settled");

        Answer adopted = onlyReturn(shop, order);
        assertThat(adopted.text("/id")).isEqualTo(asked.text("/id"));
        assertThat(adopted.text("/status")).isEqualTo("approved");
        decide(shop, adopted, "/receipt", null).expect(200);
        expectPaidBack(order);
        shop.expectNothingLeftOver();
    }

    @Test
    void aReturnOfWhichSomeHasComeIsFollowedByAWithdrawalFromTheOthers(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 3, "tok_ok");
        Answer asked = ask(order, 2).expect(201);
        String line = order.read().text("/items/0/id");
        decide(shop, asked, "/receipt", "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}]}".formatted(line))
                .expect(200);

        Declaration.of(shop, order).becomes("settled");
        for (JsonNode awaited : list(order).at("/items")) {
            shop.admin()
                    .withNewKey()
                    .post("/v1/admin/returns/" + awaited.get("id").asString() + "/receipt", null)
                    .expect(200);
        }

        expectPaidBack(order);
        shop.expectNothingLeftOver();
    }

    @Test
    void anOrderWhosePaymentIsOpenIsCancelledWhenItIsKnown(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_timeout").isPending();

        Declaration.of(shop, order).becomes("settled");

        order.becomes("cancelled");
        expectPaidBack(order);
        assertThat(mug.available()).isEqualTo(5);
        shop.expectNothingLeftOver();
    }

    @Test
    void anOrderWhoseBuyerHasNotPaidIsCancelledSoon(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 2).order("tok_action").isPending();

        Declaration.of(shop, order).becomes("settled");

        order.becomes("cancelled");
        assertThat(order.read().text("/paymentStatus")).isEqualTo("failed");
    }

    @RepeatedTest(3)
    @ManyConnections
    void ofAWithdrawalACancellationAndAParcelEachUnitGoesOneWay(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        Declaration declared = Declaration.of(shop, order);
        Declaration twin = Declaration.of(shop, order);

        AtOnce.all(List.<Supplier<Answer>>of(
                declared::confirm,
                twin::confirm,
                () -> order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{}"),
                () -> shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/shipments", PARCEL)));
        shop.expectNothingLeftOver();

        order.read().at("/items").forEach(item -> assertThat(
                        item.get("cancelled").asInt() + item.get("shipped").asInt())
                .isEqualTo(2));
        long announced = shop.admin()
                .get("/v1/admin/orders/" + order.id())
                .at("/returns")
                .valueStream()
                .mapToLong(asked -> asked.at("/items/0/quantity").asLong())
                .sum();
        assertThat(announced).isEqualTo(order.read().number("/items/0/shipped"));
    }

    @RepeatedTest(3)
    @ManyConnections
    void confirmedByManyAtOnceItCountsOnce(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1250, 5), 2);
        Declaration declared = Declaration.of(shop, guest.order().isConfirmed());

        List<Answer> answers = AtOnce.run(4, i -> declared.confirm());

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        declared.becomes("settled");
        shop.expectNothingLeftOver();
    }

    private static void expectPaidBack(SentOrder order) {
        await("all is paid back").atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            Answer read = order.read();
            assertThat(read.text("/paymentStatus")).isEqualTo("refunded");
            assertThat(read.at("/refunded")).isEqualTo(read.at("/total"));
        });
    }

    private static JsonNode refunds(Shop shop, SentOrder order) {
        return shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").at("/items");
    }

    private static Answer onlyReturn(Shop shop, SentOrder order) {
        assertThat(list(order).at("/items")).hasSize(1);
        return lastReturn(shop, order);
    }

    private static Answer lastReturn(Shop shop, SentOrder order) {
        JsonNode returns = list(order).at("/items");
        return shop.admin()
                .get("/v1/admin/returns/"
                        + returns.get(returns.size() - 1).get("id").asString());
    }
}
