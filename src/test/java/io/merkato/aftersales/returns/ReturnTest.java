package io.merkato.aftersales.returns;

import static io.merkato.aftersales.returns.SentBack.ask;
import static io.merkato.aftersales.returns.SentBack.decide;
import static io.merkato.aftersales.returns.SentBack.ids;
import static io.merkato.aftersales.returns.SentBack.items;
import static io.merkato.aftersales.returns.SentBack.line;
import static io.merkato.aftersales.returns.SentBack.list;
import static io.merkato.aftersales.returns.SentBack.onHand;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** From the buyer's wish to send something back to its money. */
@ShopTest
class ReturnTest {

    @Test
    void whatIsAskedForApprovedAndReceivedIsOnTheShelfAndPaidBack(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shipped(shop, mug, 2, "tok_ok");

        Answer asked = ask(order, 2).expect(201);
        assertThat(asked.text("/status")).isEqualTo("requested");
        assertThat(asked.text("/reason")).isEqualTo("Too large.");
        assertThat(asked.text("/orderNumber")).isEqualTo(order.answer().text("/number"));
        assertThat(asked.number("/items/0/quantity")).isEqualTo(2);
        assertThat(asked.number("/refunded/amount")).isZero();
        Answer approved = decide(shop, asked, "/approval", null).expect(200);
        assertThat(approved.text("/status")).isEqualTo("approved");
        Answer received = decide(shop, asked, "/receipt", null).expect(200);

        assertThat(received.text("/status")).isEqualTo("received");
        assertThat(received.number("/refunded/amount")).isEqualTo(2500);
        assertThat(received.number("/items/0/received")).isEqualTo(2);
        assertThat(onHand(shop, mug)).isEqualTo(5);
        Answer read = order.read();
        assertThat(read.text("/fulfillmentStatus")).isEqualTo("returned");
        assertThat(read.text("/paymentStatus")).as("the shipping stays paid").isEqualTo("partiallyRefunded");
        assertThat(read.number("/items/0/returned")).isEqualTo(2);
        assertThat(order.timeline())
                .endsWith("returnRequested", "returnApproved", "returnReceived", "refundStarted", "refunded");
        assertThat(list(order).at("/items").get(0)).isEqualTo(received.json());
        assertThat(list(order).at("/returnable")).isEmpty();
        assertThat(shop.admin().get("/v1/admin/returns/" + asked.text("/id")).json())
                .isEqualTo(received.json());
        assertThat(shop.admin().get("/v1/admin/orders/" + order.id()).at("/returns/0"))
                .isEqualTo(received.json());
    }

    @Test
    void aReturnOf2Of3UnitsIsFollowedByTheRest(Shop shop) {
        Product mug = shop.product(333, 5);
        SentOrder order = shipped(shop, mug, 3, "tok_ok");

        Answer some = ask(order, 2).expect(201);
        Answer refused = ask(order, 2).expectProblem(422, "NOT_RETURNABLE");
        assertThat(refused.number("/left/0/left")).isEqualTo(1);
        assertThat(refused.number("/left/0/requested")).isEqualTo(2);
        decide(shop, some, "/receipt", null).expect(200);
        assertThat(list(order).number("/returnable/0/quantity")).isEqualTo(1);
        Answer rest = ask(order, 1).expect(201);
        Answer received = decide(shop, rest, "/receipt", null).expect(200);

        assertThat(received.number("/refunded/amount")).isEqualTo(333);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(999);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("returned");
        assertThat(onHand(shop, mug)).isEqualTo(5);
        ask(order, 1).expectProblem(422, "NOT_RETURNABLE");
    }

    @Test
    void whatComesInPartsIsPaidBackInPartsAndWhatIsDamagedIsNotSoldAgain(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shipped(shop, mug, 3, "tok_ok");
        Answer asked = ask(order, 3).expect(201);
        decide(shop, asked, "/approval", null).expect(200);
        String line = line(order);

        decide(shop, asked, "/receipt", items(line, 4, true)).expectProblem(422, "NOT_RETURNABLE");
        Answer one = decide(shop, asked, "/receipt", items(line, 1, false)).expect(200);
        assertThat(one.text("/status")).isEqualTo("approved");
        assertThat(one.number("/items/0/received")).isEqualTo(1);
        assertThat(one.number("/items/0/damaged")).isEqualTo(1);
        assertThat(one.number("/refunded/amount")).isEqualTo(1000);
        assertThat(onHand(shop, mug)).isEqualTo(2);
        decide(shop, asked, "/receipt", items(line, 3, true)).expectProblem(422, "NOT_RETURNABLE");
        Answer all = decide(shop, asked, "/receipt", "{}").expect(200);

        assertThat(all.text("/status")).isEqualTo("received");
        assertThat(all.number("/refunded/amount")).isEqualTo(3000);
        assertThat(onHand(shop, mug)).isEqualTo(4);
        assertThat(shop.admin()
                        .get("/v1/admin/inventory/" + mug.variant() + "/movements")
                        .at("/items"))
                .extracting(movement -> movement.get("reason").asString())
                .startsWith("return", "damaged", "return");
        decide(shop, asked, "/receipt", null).expectProblem(409, "RETURN_ENDED");
    }

    @Test
    void aRejectedReturnTellsWhyAndLeavesItsUnitsToBeAskedForAgain(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        Answer asked = ask(order, 2).expect(201);

        decide(shop, asked, "/rejection", "{}").expectProblem(422, "VALIDATION_FAILED");
        Answer rejected = decide(shop, asked, "/rejection", "{\"reason\":\"The seal is broken.\"}")
                .expect(200);

        assertThat(rejected.text("/status")).isEqualTo("rejected");
        assertThat(list(order).text("/items/0/rejection")).isEqualTo("The seal is broken.");
        assertThat(order.read().at("/timeline").toString())
                .doesNotContain("seal")
                .contains("returnRejected");
        for (String step : List.of("/approval", "/receipt")) {
            decide(shop, asked, step, null).expectProblem(409, "RETURN_ENDED");
        }
        decide(shop, asked, "/rejection", "{\"reason\":\"Again.\"}").expectProblem(409, "RETURN_ENDED");
        ask(order, 2).expect(201);
    }

    @Test
    void anApprovalIsToldOnce(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Answer asked = ask(order, 1).expect(201);

        Answer first = decide(shop, asked, "/approval", null).expect(200);
        Answer again = decide(shop, asked, "/approval", null).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(order.timeline()).containsOnlyOnce("returnApproved");
    }

    @Test
    void aReceiptAndItsRefundWhoseAnswerIsLostAreNotDoneTwice(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_timeout").isPending();
        order.becomes("confirmed");
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        Answer asked = ask(order, 2).expect(201);
        Client staff = shop.admin().with("Idempotency-Key", "receipt-" + order.id());
        String path = "/v1/admin/returns/" + asked.text("/id") + "/receipt";

        Answer first = staff.post(path, "{}").expect(200);
        Answer again = staff.post(path, "{}").expect(200);

        assertThat(first.text("/status")).isEqualTo("received");
        assertThat(first.number("/refunded/amount"))
                .as("what is pending is not counted")
                .isZero();
        assertThat(again.body()).isEqualTo(first.body());
        decide(shop, asked, "/receipt", null).expectProblem(409, "RETURN_ENDED");
        await("the refund succeeds")
                .atMost(Duration.ofSeconds(40))
                .until(() -> list(order).number("/items/0/refunded/amount"), Integer.valueOf(2500)::equals);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(2500);
        assertThat(order.timeline()).containsOnlyOnce("returnReceived", "refunded");
        assertThat(onHand(shop, mug)).isEqualTo(5);
    }

    @Test
    void whatIsGoneFromTheCatalogueIsReturned(Shop shop) {
        Product mug = shop.product(1250, 2);
        SentOrder order = shipped(shop, mug, 2, "tok_ok");
        Answer asked = ask(order, 2).expect(201);
        String path = "/v1/admin/products/" + mug.id();
        String other = "SKU-" + UUID.randomUUID();
        shop.admin().patch(path, """
                        {"variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":0}]}
                        """.formatted(other)).expect(200);

        Answer received = decide(shop, asked, "/receipt", null).expect(200);

        assertThat(received.number("/refunded/amount")).isEqualTo(2500);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("returned");
    }

    @Test
    void whatStaffRefundedBeforeIsNotPaidAgain(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        Answer asked = ask(order, 2).expect(201);
        shop.admin()
                .withNewKey()
                .post(
                        "/v1/admin/orders/" + order.id() + "/refunds",
                        "{\"items\":%s,\"reason\":\"Early.\"}".formatted(items(line(order), 1)))
                .expect(201);

        Answer received = decide(shop, asked, "/receipt", null).expect(200);

        assertThat(received.number("/refunded/amount")).isEqualTo(1000);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(2000);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("returned");
    }

    @Test
    void aParcelOfWhichSomethingCameBackIsNotVoided(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 5), 2);
        SentOrder order = guest.order().isConfirmed();
        String parcel = ship(shop, order, "{\"carrier\":\"DHL\"}");
        decide(shop, ask(order, 1).expect(201), "/receipt", null).expect(200);

        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/voiding", null)
                .expectProblem(409, "SHIPMENT_RETURNED");

        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("shipped");
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofTwoStaffWhoReceiveTheSameReturnAtOnceOneDoes(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shipped(shop, mug, 2, "tok_ok");
        Answer asked = ask(order, 2).expect(201);

        List<Answer> answers = AtOnce.run(4, i -> decide(shop, asked, "/receipt", null));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(2000);
        assertThat(onHand(shop, mug)).isEqualTo(5);
    }

    @Test
    void staffFindReturnsByStatusTheNewestFirst(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 3, "tok_ok");
        String first = ask(order, 1).expect(201).text("/id");
        Answer second = ask(order, 1).expect(201);
        decide(shop, second, "/approval", null).expect(200);
        String third = ask(order, 1).expect(201).text("/id");

        assertThat(ids(shop.admin().get("/v1/admin/returns?limit=100"))).startsWith(third, second.text("/id"), first);
        assertThat(ids(shop.admin().get("/v1/admin/returns?limit=100&status=requested")))
                .startsWith(third, first)
                .doesNotContain(second.text("/id"));
        Answer page =
                shop.admin().get("/v1/admin/returns?limit=1&status=requested").expect(200);
        assertThat(ids(shop.admin()
                        .get("/v1/admin/returns?limit=1&status=requested&cursor=" + page.text("/nextCursor"))))
                .containsExactly(first);
        shop.admin().get("/v1/admin/returns?status=lost").expectProblem(400, "INVALID_PARAMETER");
    }
}
