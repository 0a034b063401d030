package io.merkato.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What shops have got wrong after a sale. What is about a return or a withdrawal stands with these. */
@ShopTest
class AfterSaleScenariosTest {

    @Test
    void capturedMoneyIsRefundedFreelyAndMoreThanOnceAndWithItsTax(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1190, 5), 3).order().isConfirmed();

        refund(shop, order, "\"amount\":{\"amount\":1,\"currency\":\"EUR\"}").expect(201);
        Answer item = refund(shop, order, items(order, 1)).expect(201);
        refund(shop, order, "\"shipping\":true").expect(201);
        refund(shop, order, "\"amount\":{\"amount\":2379,\"currency\":\"EUR\"}").expect(201);

        assertThat(item.number("/items/0/amount/amount")).isEqualTo(1190);
        assertThat(item.number("/items/0/tax/amount")).isEqualTo(190);
        isPaidBack(order);
    }

    @RepeatedTest(3)
    @ManyConnections
    void ofTwoStaffWhoRefundTheSameLineAtOnceOneDoes(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        String line = items(order, 2);

        List<Answer> answers = AtOnce.run(2, i -> refund(shop, order, line));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .allSatisfy(answer -> answer.expectProblem(422, "NOT_REFUNDABLE"));
        assertThat(order.read().number("/refunded/amount")).isEqualTo(2500);
    }

    @Test
    void noRefundIsRefusedOverAFractionOfACent(Shop shop) {
        refundsInParts(shop, shop.product(333, 5), "EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "KWD"})
    void norOverAFractionOfAYenOrAFils(String currency) {
        try (Shop shop = Shop.start("--merkato.currency=" + currency, "--merkato.demo=true")) {
            Product tote = new Product(
                    shop, shop.anonymous().get("/v1/products/market-day-tote").expect(200));
            refundsInParts(shop, tote, currency);
            shop.expectNothingLeftOver();
        }
    }

    private static void refundsInParts(Shop shop, Product product, String currency) {
        SentOrder order = shop.guestWith(product, 3).order().isConfirmed();

        refund(shop, order, "\"amount\":{\"amount\":1,\"currency\":\"%s\"}".formatted(currency))
                .expect(201);
        refund(shop, order, items(order, 1)).expect(201);
        refund(shop, order, items(order, 1)).expect(201);
        cancel(order).expect(200);

        isPaidBack(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "deleted", "without the variant"})
    void anOrderWhoseProductIsGoneIsRefundedAndItsGoodsAreTakenBack(String gone, Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        ship(shop, order).expect(201);
        switch (gone) {
            case "archived" -> mug.archived();
            case "deleted" -> mug.deleted();
            default -> mug.change("""
                    {"variants":[{"sku":"SKU-%s","price":{"amount":1,"currency":"EUR"}}]}
                    """.formatted(UUID.randomUUID())).expect(200);
        }

        refund(shop, order, items(order, 1)).expect(201);
        refund(shop, order, items(order, 1) + ",\"restock\":true").expect(201);

        assertThat(order.read().number("/refunded/amount")).isEqualTo(2500);
        assertThat(order.read().number("/items/0/returned")).isEqualTo(1);
    }

    @RepeatedTest(3)
    @ManyConnections
    void whoCancelsWhileTheCarrierCollectsDoesSoOnceTheParcelIsVoided(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        String parcel = ship(shop, order).expect(201).text("/id");
        cancel(order).expectProblem(409, "ALREADY_SHIPPED");

        List<Answer> answers = AtOnce.all(List.<Supplier<Answer>>of(
                () -> shop.admin().withNewKey().post("/v1/admin/shipments/" + parcel + "/voiding", null),
                () -> cancel(order)));

        answers.getFirst().expect(200);
        if (answers.getLast().status() != 200) {
            answers.getLast().expectProblem(409, "ALREADY_SHIPPED");
            cancel(order).expect(200);
        }
        isPaidBack(order.is("cancelled"));
        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void ofAnOrderThatCostsNothingNothingIsRefundedAndItIsCancelled(Shop shop) {
        JdbcClient database = shop.bean(JdbcClient.class);
        Product gift = shop.product(0, 5);
        database.sql("""
                insert into pricing.shipping_method (code, name, amount, position) values ('pickup', 'Fetched', 0, 99)
                """).update();
        try {
            Guest guest = shop.guestWith(gift, 2);
            String body = guest.orderBody("tok_ok").replace("\"standard\"", "\"pickup\"");
            Answer placed = guest.client().withNewKey().post("/v1/orders", body);
            SentOrder order = new SentOrder(guest, "tok_ok", "", placed).isConfirmed();
            assertThat(order.read().number("/total/amount")).isZero();

            refund(shop, order, items(order, 1)).expectProblem(422, "REFUND_TOO_LARGE");
            refund(shop, order, "\"amount\":{\"amount\":1,\"currency\":\"EUR\"}")
                    .expectProblem(422, "REFUND_TOO_LARGE");
            cancel(order).expect(200);

            assertThat(refunds(shop, order).at("/items")).isEmpty();
            assertThat(order.is("cancelled").timeline()).containsExactly("placed", "paid", "cancelled");
            assertThat(gift.available()).isEqualTo(5);
        } finally {
            database.sql("delete from pricing.shipping_method where code = 'pickup'")
                    .update();
        }
    }

    @Test
    void aRefundWhoseAnswerIsLostIsNotGivenTwice(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 2).order("tok_timeout").isPending();
        shop.askGatewaysNow();
        order.becomes("confirmed");

        cancel(order).expect(200);
        assertThat(refunds(shop, order).text("/items/0/status")).isEqualTo("pending");
        refund(shop, order, "\"amount\":{\"amount\":1,\"currency\":\"EUR\"}").expectProblem(422, "REFUND_TOO_LARGE");
        shop.askGatewaysNow();

        await("the gateway has answered")
                .atMost(Duration.ofSeconds(40))
                .until(() -> refunds(shop, order).text("/items/0/status"), "succeeded"::equals);
        assertThat(refunds(shop, order).at("/items")).hasSize(1);
        isPaidBack(order);
    }

    private static void isPaidBack(SentOrder order) {
        Answer read = order.read();
        assertThat(read.at("/refunded")).isEqualTo(read.at("/total"));
        assertThat(read.text("/paymentStatus")).isEqualTo("refunded");
    }

    private static Answer refund(Shop shop, SentOrder order, String what) {
        return shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", "{" + what + ",\"reason\":\"Sorry.\"}");
    }

    private static Answer refunds(Shop shop, SentOrder order) {
        return shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").expect(200);
    }

    private static String items(SentOrder order, int quantity) {
        return "\"items\":[{\"orderItemId\":\"%s\",\"quantity\":%s}]"
                .formatted(order.read().text("/items/0/id"), quantity);
    }

    private static Answer cancel(SentOrder order) {
        return order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{}");
    }

    private static Answer ship(Shop shop, SentOrder order) {
        return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}");
    }
}
