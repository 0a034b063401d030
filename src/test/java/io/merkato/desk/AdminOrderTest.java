package io.merkato.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order with all that is known of it, and what staff do with it. */
@ShopTest
class AdminOrderTest {

    private static final String ELSEWHERE = """
            {"shippingAddress":{"name":"Ada Lovelace","line1":"Allee 2","city":"Bonn","postalCode":"53111","country":"%s"}}""";

    @Test
    void theOrderComesWithItsPaymentsHoldsMailsAndWhatHappened(Shop shop) {
        Product product = shop.product(1000, 10);
        Customer customer = Customer.of(shop);
        customer.puts(product, 2);
        SentOrder order = customer.order().isConfirmed();
        shop.mails(customer.email(), 2);

        Answer read = shop.staff().get(path(order)).expect(200);

        assertThat(read.text("/customerId")).isEqualTo(customer.id());
        assertThat(read.at("/items")).isEqualTo(order.answer().at("/items"));
        assertThat(read.at("/total")).isEqualTo(order.answer().at("/total"));
        assertThat(read.text("/payments/0/method")).isEqualTo("sandbox");
        assertThat(read.at("/payments/0/captured")).isEqualTo(order.answer().at("/total"));
        assertThat(read.text("/payments/0/operations/0/kind")).isEqualTo("charge");
        assertThat(read.text("/payments/0/operations/0/status")).isEqualTo("succeeded");
        assertThat(read.text("/payments/0/operations/0/endedAt")).endsWith("Z");
        assertThat(read.text("/holds/0/variantId")).isEqualTo(product.variant());
        assertThat(read.number("/holds/0/quantity")).isEqualTo(2);
        assertThat(read.text("/holds/0/status")).isEqualTo("committed");
        assertThat(read.text("/mails/0/subject")).contains("is confirmed");
        assertThat(read.at("/notes")).isEmpty();
        assertThat(read.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paid");
        assertThat(read.at("/timeline/0/by").isNull()).isTrue();
        shop.staff().with("If-None-Match", read.header("etag")).get(path(order)).expect(304);
    }

    @Test
    void whatWasGivenBackIsShownWithWhatIsLeft(Shop shop) {
        SentOrder order = ordered(shop, Customer.of(shop));
        int total = order.read().number("/total/amount");
        assertThat(shop.staff().get(path(order)).number("/refundable/amount")).isEqualTo(total);
        String refund = shop.admin()
                .withNewKey()
                .post(path(order) + "/refunds", """
                        {"amount":{"amount":300,"currency":"EUR"},"reason":"A scratch."}""")
                .expect(201)
                .text("/id");

        Answer read = shop.staff().get(path(order)).expect(200);

        assertThat(read.text("/refunds/0/id")).isEqualTo(refund);
        assertThat(read.text("/refunds/0/status")).isEqualTo("succeeded");
        assertThat(read.number("/refunds/0/amount/amount")).isEqualTo(300);
        assertThat(read.number("/refundable/amount")).isEqualTo(total - 300);
    }

    @Test
    void anOrderOfSomebodyWhoIsErasedIsShownWithoutThem(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        note(shop.staff(), order, "Ada wants it wrapped.").expect(201);
        String parcel = shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201)
                .text("/id");
        shop.expectNothingLeftOver();
        customer.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/voiding", null)
                .expect(200);

        Answer read = shop.staff().get(path(order)).expect(200);

        assertThat(read.at("/customerId").isNull()).isTrue();
        assertThat(read.text("/email")).isEmpty();
        assertThat(read.text("/shippingAddress/country")).isEqualTo("DE");
        assertThat(read.at("/notes")).isEmpty();
        assertThat(read.at("/mails")).isEmpty();
        shop.staff().get("/v1/admin/orders?number=" + read.text("/number")).expect(200);
        shop.staff().patch(path(order), ELSEWHERE.formatted("DE")).expectProblem(409, "BUYER_ERASED");
        assertThat(shop.staff().get(path(order) + "/packing-list").expect(200).body())
                .contains("DE")
                .doesNotContain("Ada");
    }

    @Test
    void theAddressIsChangedBeforeAnythingLeavesAndItIsToldWhoDidIt(Shop shop) {
        Customer staff = staff(shop);
        SentOrder order = ordered(shop, Customer.of(shop));
        String tag = staff.client().get(path(order)).header("etag");

        Answer changed = staff.client()
                .with("If-Match", tag)
                .patch(path(order), ELSEWHERE.formatted("DE"))
                .expect(200);

        assertThat(changed.text("/shippingAddress/city")).isEqualTo("Bonn");
        assertThat(order.read().text("/shippingAddress/city")).isEqualTo("Bonn");
        assertThat(order.timeline()).containsExactly("placed", "paid", "shippingAddressChanged");
        assertThat(changed.text("/timeline/2/by/id")).isEqualTo(staff.id());
        assertThat(changed.text("/timeline/2/by/name")).isEqualTo("Ada Lovelace");
        assertThat(order.read().body()).doesNotContain(staff.id());
        assertThat(audited(shop, "orderAddressChanged")).contains(staff.id());
        staff.client()
                .with("If-Match", tag)
                .patch(path(order), ELSEWHERE.formatted("DE"))
                .expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void anAddressThatStaysIsNoChange(Shop shop) {
        SentOrder order = ordered(shop, Customer.of(shop));

        shop.staff()
                .patch(path(order), "{\"shippingAddress\":" + Shop.ADDRESS + "}")
                .expect(200);
        shop.staff().patch(path(order), "{}").expect(200);

        assertThat(order.timeline()).containsExactly("placed", "paid");
    }

    @Test
    void theCountryStaysSinceTaxesWereReckonedByIt(Shop shop) {
        SentOrder order = ordered(shop, Customer.of(shop));

        Answer refused = shop.staff()
                .patch(path(order), ELSEWHERE.formatted("AT").replace("53111", "1010"))
                .expectProblem(422, "COUNTRY_FIXED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/shippingAddress/country");
        assertThat(order.read().text("/shippingAddress/country")).isEqualTo("DE");
        shop.staff()
                .patch(path(order), "{\"shippingAddress\":{\"name\":\"\"}}")
                .expectProblem(422, "VALIDATION_FAILED");
        shop.staff().patch(path(order), "{\"status\":\"cancelled\"}").expectProblem(400, "UNKNOWN_FIELD");
    }

    @Test
    void aCancelledOrderGoesNowhere(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 10), 1);
        SentOrder order = customer.order("tok_declined").isDeclined();

        shop.staff().patch(path(order), ELSEWHERE.formatted("DE")).expectProblem(409, "ORDER_CANCELLED");
    }

    @Test
    void aNoteIsForStaffOnlyAndIsWrittenOnce(Shop shop) {
        Customer staff = staff(shop);
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        Client writer = staff.client().withNewKey();

        Answer noted = note(writer, order, "Wants it <b>wrapped</b>.").expect(201);
        Answer again = note(writer, order, "Wants it <b>wrapped</b>.").expect(201);

        assertThat(again.json()).isEqualTo(noted.json());
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        Answer read = staff.client().get(path(order)).expect(200);
        assertThat(read.at("/notes")).hasSize(1);
        assertThat(read.text("/notes/0/text")).isEqualTo("Wants it <b>wrapped</b>.");
        assertThat(read.text("/notes/0/by/id")).isEqualTo(staff.id());
        assertThat(read.text("/notes/0/at")).endsWith("Z");
        assertThat(order.read().body()).doesNotContain("wrapped");
        assertThat(customer.client().get("/v1/me/export").expect(200).body()).doesNotContain("wrapped");
        assertThat(staff.client().get("/v1/me/export").text("/orderNotes/0/text"))
                .contains("wrapped");
        note(staff.client(), order, " ").expectProblem(422, "VALIDATION_FAILED");
        staff.client()
                .post("/v1/admin/orders/" + UUID.randomUUID() + "/notes", "{\"text\":\"Nobody's.\"}")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void whatSomebodyOfTheStaffDidStaysWithoutThemOnceTheyAreErased(Shop shop) {
        Customer staff = staff(shop);
        SentOrder order = ordered(shop, Customer.of(shop));
        note(staff.client(), order, "Wrapped.").expect(201);
        staff.client().patch(path(order), ELSEWHERE.formatted("DE")).expect(200);

        staff.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        Answer read = shop.admin().get(path(order)).expect(200);
        assertThat(read.text("/notes/0/text")).isEqualTo("Wrapped.");
        assertThat(read.at("/notes/0/by").isNull()).isTrue();
        assertThat(read.at("/timeline/2/by").isNull()).isTrue();
    }

    @Test
    void aMailIsSentOnceMoreAlsoWhenItsTextIsNotKept(Shop shop) {
        String email = "reader-" + UUID.randomUUID() + "@example.org";
        SentOrder order = shop.guestWith(shop.product(1000, 10), 1)
                .mailedAt(email)
                .order()
                .isConfirmed();
        shop.mails(email, 1);
        String mail = shop.staff().get(path(order)).text("/mails/0/id");
        shop.bean(JdbcClient.class)
                .sql(
                        "update notifications.mail set text = null, html = null, due_at = null, sent_at = now() where id = :id::uuid")
                .param("id", mail)
                .update();

        Answer sent = shop.staff()
                .post("/v1/admin/mails/" + mail + "/resending", null)
                .expect(202);

        assertThat(sent.text("/to")).isEqualTo(email);
        assertThat(sent.text("/subject"))
                .isEqualTo(shop.staff().get(path(order)).text("/mails/0/subject"));
        assertThat(shop.staff().get(path(order)).at("/mails")).hasSize(2);
        shop.anonymous()
                .with("Order-Token", shop.mailedToken(email))
                .get(order.path())
                .expect(200);
    }

    @Test
    void aMailIsSentAtMostFiveTimesMoreAnHour(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        String mail = shop.staff().get(path(order)).text("/mails/0/id");

        for (int i = 0; i < 5; i++) {
            shop.staff().post("/v1/admin/mails/" + mail + "/resending", null).expect(202);
        }

        assertThat(shop.staff()
                        .post("/v1/admin/mails/" + mail + "/resending", null)
                        .expectProblem(429, "TOO_MANY_REQUESTS")
                        .header("retry-after"))
                .isNotEmpty();
    }

    @Test
    void aMailThatIsAboutNoOrderIsNotThereForStaff(Shop shop) {
        String email = shop.registered();
        String mail = shop.mails(email, 1).get(0).get("id").asString();

        for (String id : new String[] {mail, UUID.randomUUID().toString(), "nonsense"}) {
            shop.staff().post("/v1/admin/mails/" + id + "/resending", null).expectProblem(404, "NOT_FOUND");
        }
    }

    @Test
    void aProductArchivedWithOpenOrdersLeavesThemAsTheyAre(Shop shop) {
        Product product = shop.product(1000, 10);
        Customer customer = Customer.of(shop);
        customer.puts(product, 2);
        SentOrder order = customer.order().isConfirmed();
        Answer before = shop.staff().get(path(order)).expect(200);

        product.archived();

        Answer after = shop.staff().get(path(order)).expect(200);
        assertThat(after.at("/items")).isEqualTo(before.at("/items"));
        assertThat(after.at("/holds")).isEqualTo(before.at("/holds"));
        assertThat(order.read().json()).isEqualTo(order.answer().json());
    }

    @Test
    void aVariantsSkuChangedBetweenOrderAndShipmentKeepsTheOldOneInTheOrder(Shop shop) {
        Product product = shop.product(1000, 10);
        Customer customer = Customer.of(shop);
        customer.puts(product, 2);
        SentOrder order = customer.order().isConfirmed();
        String other = "SKU-" + UUID.randomUUID();
        product.change("""
                {"variants":[{"sku":"%s","price":{"amount":1000,"currency":"EUR"}}]}
                """.formatted(other)).expect(200);

        String packing =
                shop.staff().get(path(order) + "/packing-list").expect(200).body();
        ship(shop, order, "{\"carrier\":\"DHL\"}");

        assertThat(packing).contains(product.sku()).doesNotContain(other);
        Answer read = shop.staff().get(path(order)).expect(200);
        assertThat(read.text("/items/0/sku")).isEqualTo(product.sku());
        assertThat(read.text("/shipments/0/items/0/orderItemId")).isEqualTo(read.text("/items/0/id"));
        assertThat(read.text("/fulfillmentStatus")).isEqualTo("shipped");
        assertThat(order.read().text("/items/0/sku")).isEqualTo(product.sku());
        assertThat(shop.mails(customer.email(), 3).get(0).get("text").asString())
                .contains(product.sku())
                .doesNotContain(other);
        assertThat(shop.staff().get("/v1/admin/orders?sku=" + product.sku()).at("/items"))
                .hasSize(1);
    }

    @Test
    void anOrderOfWhichSomethingHasLeftGoesNowhereElse(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 10), 3);
        SentOrder order = customer.order().isConfirmed();
        String line = order.answer().text("/items/0/id");

        ship(shop, order, "{\"carrier\":\"DHL\",\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}]}".formatted(line));

        shop.staff().patch(path(order), ELSEWHERE.formatted("DE")).expectProblem(409, "ALREADY_SHIPPED");
        Answer read = shop.staff().get(path(order)).expect(200);
        assertThat(read.text("/shipments/0/carrier")).isEqualTo("DHL");
        assertThat(read.text("/timeline/2/type")).isEqualTo("shipped");
        assertThat(read.at("/timeline/2/by").isNull()).isFalse();
        assertThat(read.number("/holds/0/shipped")).isEqualTo(1);
        assertThat(shop.staff().get(path(order) + "/packing-list").body()).contains("Units to pack: 2");
    }

    @Test
    void aMailAboutAParcelIsSentOnceMore(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        String subject = shop.mails(customer.email(), 3).get(0).get("subject").asString();
        String mail = shop.staff().get(path(order)).text("/mails/1/id");

        shop.staff().post("/v1/admin/mails/" + mail + "/resending", null).expect(202);

        assertThat(shop.mails(customer.email(), 4).get(0).get("subject").asString())
                .isEqualTo(subject);
    }

    private static void ship(Shop shop, SentOrder order, String body) {
        shop.admin().withNewKey().post(path(order) + "/shipments", body).expect(201);
        shop.expectNothingLeftOver();
    }

    private static SentOrder ordered(Shop shop, Customer customer) {
        customer.puts(shop.product(1000, 10), 1);
        SentOrder order = customer.order().isConfirmed();
        shop.mails(customer.email(), 2);
        return order;
    }

    private static Answer note(Client staff, SentOrder order, String text) {
        return staff.post(path(order) + "/notes", "{\"text\":\"" + text + "\"}");
    }

    private static Customer staff(Shop shop) {
        Customer person = Customer.of(shop);
        shop.setRoles(person.id(), "staff");
        return person;
    }

    private static String audited(Shop shop, String type) {
        return shop.admin()
                .get("/v1/admin/audit-events?type=" + type)
                .expect(200)
                .at("/items")
                .toString();
    }

    private static String path(SentOrder order) {
        return "/v1/admin/orders/" + order.id();
    }
}
