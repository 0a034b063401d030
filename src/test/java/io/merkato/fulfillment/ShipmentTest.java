package io.merkato.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ShopTest
class ShipmentTest {

    @Test
    void aPaidOrderIsShippedAndDelivered(Shop shop) {
        String email = "buyer-" + UUID.randomUUID() + "@example.org";
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).mailedAt(email).order().isConfirmed();

        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD 014\"}")
                .expect(201);

        assertThat(parcel.header("Location")).isEqualTo("/v1/admin/shipments/" + parcel.text("/id"));
        assertThat(parcel.text("/status")).isEqualTo("shipped");
        assertThat(parcel.text("/trackingUrl"))
                .startsWith("https://www.dhl.com/")
                .endsWith("=JD%20014");
        assertThat(parcel.at("/items")).hasSize(1);
        assertThat(parcel.number("/items/0/quantity")).isEqualTo(2);
        Answer shipped = order.read();
        assertThat(shipped.text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(shipped.text("/status")).isEqualTo("confirmed");
        assertThat(shipped.number("/items/0/shipped")).isEqualTo(2);
        assertThat(shipped.text("/shipments/0/trackingNumber")).isEqualTo("JD 014");
        assertThat(level(shop, mug)).isEqualTo(new Level(3, 0));

        deliver(shop, parcel).expect(200);

        Answer delivered = order.read();
        assertThat(delivered.text("/fulfillmentStatus")).isEqualTo("delivered");
        assertThat(delivered.text("/status")).isEqualTo("completed");
        assertThat(delivered.text("/shipments/0/status")).isEqualTo("delivered");
        assertThat(order.timeline()).containsExactly("placed", "paid", "shipped", "delivered");
        JsonNode mails = shop.mails(email, 3);
        assertThat(mails.get(1).get("subject").asString()).endsWith("is on its way");
        assertThat(mails.get(1).get("text").asString())
                .contains("2 x " + mug.title(), "DHL, number JD 014", parcel.text("/trackingUrl"), "/order?token=");
        assertThat(mails.get(0).get("subject").asString()).endsWith("has come");
    }

    @Test
    void anOrderGoesInSeveralParcels(Shop shop) {
        Product mug = shop.product(1250, 5);
        Product lamp = shop.product(9900, 5);
        Guest guest = shop.guestWith(mug, 3);
        guest.puts(lamp, 1);
        SentOrder order = guest.order().isConfirmed();
        String mugs = order.answer().text("/items/0/id");

        Answer first = ship(shop, order, items("UPS", mugs, 2)).expect(201);

        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("partiallyShipped");
        assertThat(level(shop, mug)).isEqualTo(new Level(3, 1));
        deliver(shop, first).expect(200);
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("partiallyShipped");

        Answer second = ship(shop, order, "{\"carrier\":\"our own van\"}").expect(201);

        assertThat(second.at("/items")).hasSize(2);
        assertThat(second.at("/trackingUrl").isNull()).isTrue();
        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(level(shop, mug)).isEqualTo(new Level(2, 0));
        assertThat(level(shop, lamp)).isEqualTo(new Level(4, 0));
        deliver(shop, second).expect(200);
        assertThat(order.read().text("/status")).isEqualTo("completed");
        assertThat(list(shop, order)).hasSize(2);
    }

    @Test
    void aParcelVoidedAfterItsLabelWasPrintedBringsItsUnitsBack(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201);

        voided(shop, parcel).expect(200);

        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("unfulfilled");
        assertThat(order.read().at("/shipments")).isEmpty();
        assertThat(list(shop, order).get(0).get("status").asString()).isEqualTo("voided");
        assertThat(level(shop, mug)).isEqualTo(new Level(5, 2));
        voided(shop, parcel).expect(200);
        deliver(shop, parcel).expectProblem(409, "SHIPMENT_VOIDED");
        Answer again = ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201);
        assertThat(level(shop, mug)).isEqualTo(new Level(3, 0));
        deliver(shop, again).expect(200);
        voided(shop, again).expectProblem(409, "SHIPMENT_DELIVERED");
        assertThat(order.timeline())
                .containsExactly("placed", "paid", "shipped", "shipmentVoided", "shipped", "delivered");
    }

    @Test
    void aParcelOnItsWayIsCorrected(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        String parcel = "/v1/admin/shipments/"
                + ship(shop, order, "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}")
                        .expect(201)
                        .text("/id");
        Answer before = shop.admin().get(parcel).expect(200);

        Answer corrected = shop.admin()
                .with("If-Match", before.header("ETag"))
                .patch(parcel, "{\"carrier\":\"ups\",\"trackingNumber\":\"1Z9\"}")
                .expect(200);

        assertThat(corrected.text("/trackingUrl")).isEqualTo("https://www.ups.com/track?tracknum=1Z9");
        assertThat(order.read().text("/shipments/0/carrier")).isEqualTo("ups");
        shop.admin()
                .with("If-Match", before.header("ETag"))
                .patch(parcel, "{\"carrier\":\"GLS\"}")
                .expect(412);
    }

    @Test
    void unitsForWhichThereIsNoRoomStayInTheirParcel(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201);
        shop.admin()
                .put("/v1/admin/inventory/" + mug.variant(), "{\"onHand\":1000000000}")
                .expect(200);

        voided(shop, parcel).expectProblem(422, "STOCK_ABOVE_LIMIT");

        assertThat(order.read().text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(level(shop, mug)).isEqualTo(new Level(1_000_000_000, 0));
        shop.admin()
                .put("/v1/admin/inventory/" + mug.variant(), "{\"onHand\":7}")
                .expect(200);
        voided(shop, parcel).expect(200);
        assertThat(level(shop, mug)).isEqualTo(new Level(9, 2));
    }

    @Test
    void aCorrectionThatChangesNothingLeavesNoTrace(Shop shop) {
        Client staff = shop.staff();
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}")
                .expect(201);
        String path = "/v1/admin/shipments/" + parcel.text("/id");

        for (String body : List.of("{}", "{\"carrier\":\"DHL\"}", "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}")) {
            assertThat(staff.patch(path, body).expect(200).json()).isEqualTo(parcel.json());
        }

        assertThat(order.timeline()).containsExactly("placed", "paid", "shipped");
        String id = staff.get("/v1/me").text("/id");
        assertThat(shop.admin().get("/v1/admin/audit-events?actorId=" + id).at("/items"))
                .extracting(event -> event.get("type").asString())
                .doesNotContain("parcelCorrected");
        deliver(shop, parcel).expect(200);
        staff.patch(path, "{}").expectProblem(409, "SHIPMENT_DELIVERED");
    }

    @Test
    void anEmptyNumberTakesTheNumberAway(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}")
                .expect(201);

        Answer corrected = shop.admin()
                .patch("/v1/admin/shipments/" + parcel.text("/id"), "{\"trackingNumber\":\"\"}")
                .expect(200);

        assertThat(corrected.at("/trackingNumber").isNull()).isTrue();
        assertThat(corrected.at("/trackingUrl").isNull()).isTrue();
        assertThat(corrected.text("/carrier")).isEqualTo("DHL");
    }

    @Test
    void aCarrierGivenByItsCodeIsCalledByItsNameBeforeTheBuyer(Shop shop) {
        String email = "buyer-" + UUID.randomUUID() + "@example.org";
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 1).mailedAt(email).order().isConfirmed();

        Answer parcel = ship(shop, order, "{\"carrier\":\"fedex\",\"trackingNumber\":\"7\"}")
                .expect(201);

        assertThat(parcel.text("/carrier")).isEqualTo("fedex");
        assertThat(parcel.text("/carrierName")).isEqualTo("FedEx");
        assertThat(order.read().text("/shipments/0/carrierName")).isEqualTo("FedEx");
        assertThat(order.read().text("/timeline/2/detail")).isEqualTo("A parcel left with FedEx, number 7.");
        assertThat(shop.mails(email, 2).get(0).get("text").asString()).contains("FedEx, number 7");
        Answer corrected = shop.admin()
                .patch("/v1/admin/shipments/" + parcel.text("/id"), "{\"carrier\":\"our own van\"}")
                .expect(200);
        assertThat(corrected.text("/carrierName")).isEqualTo("our own van");
    }

    @Test
    void whatNobodyKnowsWhereToSendStays(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1250, 5), 1);
        SentOrder order = customer.order().isConfirmed();
        String parcel = ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201).text("/id");
        shop.expectNothingLeftOver();
        customer.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/voiding", null)
                .expect(200);

        ship(shop, order, "{\"carrier\":\"DHL\"}").expectProblem(409, "BUYER_ERASED");

        assertThat(list(shop, order)).hasSize(1);
    }

    @Test
    void whatIsNotPaidOrIsCancelledIsNotShipped(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder open = shop.guestWith(mug, 1).order("tok_action").isPending();
        SentOrder declined = shop.guestWith(mug, 1).order("tok_declined").isDeclined();

        ship(shop, open, "{\"carrier\":\"DHL\"}").expectProblem(409, "ORDER_NOT_PAID");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + declined.answer().text("/orderId") + "/shipments", "{\"carrier\":\"DHL\"}")
                .expectProblem(409, "ORDER_CANCELLED");
    }

    @Test
    void nothingIsShippedTwiceAndNoMoreThanIsLeft(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        String line = order.answer().text("/items/0/id");

        Answer refused = ship(shop, order, items("DHL", line, 3)).expectProblem(422, "NOTHING_TO_SHIP");
        assertThat(refused.number("/left/0/left")).isEqualTo(2);
        ship(shop, order, items("DHL", UUID.randomUUID().toString(), 1)).expectProblem(422, "NOTHING_TO_SHIP");
        assertThat(level(shop, mug)).isEqualTo(new Level(5, 2));
        ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201);
        ship(shop, order, "{\"carrier\":\"DHL\"}").expectProblem(422, "NOTHING_TO_SHIP");
        assertThat(list(shop, order)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"carrier\":\"<script>alert(1)</script>\"}",
                "{\"carrier\":\"\"}",
                "{\"carrier\":\" \"}",
                "{\"carrier\":\"DHL\\nX\"}",
                "{}",
                "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\\\"onclick=\"}",
                "{\"carrier\":\"DHL\",\"items\":[]}",
                "{\"carrier\":\"DHL\",\"items\":[null]}",
                "{\"carrier\":\"DHL\",\"items\":[{\"orderItemId\":\"00000000-0000-7000-8000-000000000000\",\"quantity\":0}]}",
                "{\"carrier\":\"DHL\",\"items\":[{\"orderItemId\":\"00000000-0000-7000-8000-000000000000\",\"quantity\":-1}]}",
                "{\"carrier\":\"DHL\",\"items\":[{\"quantity\":1}]}",
            })
    void whatIsNoParcelIsRefused(String body, Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();

        ship(shop, order, body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(list(shop, order)).isEmpty();
    }

    @Test
    void ofWhatIsNotThereNothingIsSent(Shop shop) {
        String nothing = "/00000000-0000-7000-8000-000000000000";
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders" + nothing + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(404);
        shop.admin().get("/v1/admin/orders" + nothing + "/shipments").expect(404);
        shop.admin().get("/v1/admin/shipments" + nothing).expect(404);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments" + nothing + "/delivery", null)
                .expect(404);
        shop.admin().withNewKey().post("/v1/admin/shipments/x/voiding", null).expect(404);
    }

    @Test
    void theAuditTrailShowsWhatStaffDid(Shop shop) {
        Client staff = shop.staff();
        String id = staff.get("/v1/me").text("/id");
        SentOrder order = shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        String parcel = staff.withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201)
                .text("/id");
        staff.patch("/v1/admin/shipments/" + parcel, "{\"trackingNumber\":\"7\"}")
                .expect(200);
        staff.withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);

        JsonNode events =
                shop.admin().get("/v1/admin/audit-events?actorId=" + id).at("/items");

        assertThat(events)
                .extracting(event -> event.get("type").asString())
                .startsWith("parcelDelivered", "parcelCorrected", "parcelShipped");
        assertThat(events.get(2).get("detail").asString())
                .isEqualTo("order " + order.answer().text("/number") + ", parcel " + parcel);
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofTwoStaffWhoShipTheSameOrderAtOnceOneDoes(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();

        List<Answer> answers = AtOnce.run(4, i -> ship(shop, order, "{\"carrier\":\"DHL\"}"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(list(shop, order)).hasSize(1);
        assertThat(level(shop, mug)).isEqualTo(new Level(3, 0));
    }

    @RepeatedTest(5)
    @ManyConnections
    void aParcelIsDeliveredOrVoidedAndNotBoth(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order().isConfirmed();
        Answer parcel = ship(shop, order, "{\"carrier\":\"DHL\"}").expect(201);

        List<Answer> answers = AtOnce.run(4, i -> i % 2 == 0 ? deliver(shop, parcel) : voided(shop, parcel));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
        boolean delivered = order.read().text("/fulfillmentStatus").equals("delivered");
        assertThat(level(shop, mug)).isEqualTo(delivered ? new Level(3, 0) : new Level(5, 2));
    }

    private static Answer ship(Shop shop, SentOrder order, String body) {
        return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/shipments", body);
    }

    private static Answer deliver(Shop shop, Answer parcel) {
        return shop.admin().withNewKey().post("/v1/admin/shipments/" + parcel.text("/id") + "/delivery", null);
    }

    private static Answer voided(Shop shop, Answer parcel) {
        return shop.admin().withNewKey().post("/v1/admin/shipments/" + parcel.text("/id") + "/voiding", null);
    }

    private static JsonNode list(Shop shop, SentOrder order) {
        return shop.admin()
                .get("/v1/admin/orders/" + order.id() + "/shipments")
                .expect(200)
                .at("/items");
    }

    private static String items(String carrier, String line, int quantity) {
        return """
                {"carrier":"%s","items":[{"orderItemId":"%s","quantity":%s}]}
                """.formatted(carrier, line, quantity);
    }

    private static Level level(Shop shop, Product product) {
        VariantId variant = new VariantId(UUID.fromString(product.variant()));
        StockLevel level = Objects.requireNonNull(
                shop.bean(Inventory.class).levels(List.of(variant)).get(variant));
        return new Level(level.onHand(), level.reserved());
    }

    /** Units on the shelf, and of those for orders. */
    private record Level(int onHand, int reserved) {}
}
