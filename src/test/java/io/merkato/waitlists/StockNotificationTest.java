package io.merkato.waitlists;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.inventory.Inventory;
import io.merkato.kernel.OrderId;
import io.merkato.platform.jobs.Outbox;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waiting for what is sold out, and hearing of it once. */
@ShopTest
class StockNotificationTest {

    @Test
    void aCustomerHearsOnceThatItIsBack(Shop shop) {
        Product product = shop.product(1000, 0);
        Customer ada = Customer.of(shop);
        wait(ada.client(), product, null).expect(202);
        wait(ada.client(), product, null).expect(202);
        Answer list = ada.client().get("/v1/me/stock-notifications").expect(200);
        assertThat(list.at("/items")).hasSize(1);
        assertThat(list.text("/items/0/sku")).isEqualTo(product.sku());
        assertThat(list.text("/items/0/productId")).isEqualTo(product.id());

        stock(shop, product, 3);
        shop.expectNothingLeftOver();

        assertThat(told(shop, ada.email(), product)).isEqualTo(1);
        assertThat(ada.client().get("/v1/me/stock-notifications").at("/items")).isEmpty();
        stock(shop, product, 0);
        stock(shop, product, 5);
        shop.expectNothingLeftOver();
        assertThat(told(shop, ada.email(), product)).isEqualTo(1);
    }

    @Test
    void aGuestsAddressIsAskedFirst(Shop shop) {
        Product product = shop.product(1000, 0);
        String confirmed = address();
        String silent = address();
        Answer one = wait(shop.anonymous(), product, confirmed).expect(202);
        Answer other = wait(shop.anonymous(), product, silent).expect(202);
        assertThat(one.body()).isEqualTo(other.body());
        String token = shop.mailedToken(confirmed);

        confirm(shop, token).expect(204);
        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
        assertThat(wait(shop.anonymous(), product, confirmed).expect(202).body())
                .isEqualTo(one.body());
        stock(shop, product, 10);
        shop.expectNothingLeftOver();

        assertThat(told(shop, confirmed, product)).isEqualTo(1);
        assertThat(told(shop, silent, product)).isZero();
        assertThat(shop.mails(confirmed, 2)).hasSize(2);
    }

    @Test
    void theLinkInTheMailLeadsToAPageWhoseButtonConfirms(Shop shop) {
        Product product = shop.product(1000, 0);
        String email = address();
        wait(shop.anonymous(), product, email).expect(202);
        String token = shop.mailedToken(email);
        assertThat(shop.anonymous()
                        .get("/confirm-stock-notification?token=" + token)
                        .expect(200)
                        .body())
                .contains(token);
        Client browser = shop.anonymous().with("Content-Type", "application/x-www-form-urlencoded");

        browser.post("/confirm-stock-notification", "token=" + token).expect(200);
        stock(shop, product, 1);
        shop.expectNothingLeftOver();

        assertThat(told(shop, email, product)).isEqualTo(1);
        assertThat(shop.anonymous().get("/confirm-stock-notification?token=cut").status())
                .isEqualTo(400);
    }

    @Test
    void whoAskedFirstIsToldFirstAndNoMoreThanTheUnitsAreFor(Shop shop) {
        Product product = shop.product(1000, 0);
        List<Customer> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(Customer.of(shop));
            wait(waiting.get(i).client(), product, null).expect(202);
        }

        stock(shop, product, 2);
        shop.expectNothingLeftOver();
        assertThat(waiting.stream().map(one -> told(shop, one.email(), product)))
                .containsExactly(1L, 1L, 1L, 1L, 0L);

        stock(shop, product, 3);
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting.get(4).email(), product)).isEqualTo(1);
    }

    @Test
    void unitsThatAnOrderGivesBackAreToldToo(Shop shop) {
        Product product = shop.product(1000, 1);
        String order = shop.guestWith(product, 1).order().isConfirmed().id();
        Customer ada = Customer.of(shop);
        wait(ada.client(), product, null).expect(202);

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> shop.bean(Inventory.class)
                .release(new OrderId(UUID.fromString(order))));
        shop.expectNothingLeftOver();

        assertThat(told(shop, ada.email(), product)).isEqualTo(1);
    }

    @Test
    void ordersThatGiveTheirUnitsBackTellNobodyOfUnitsThatOthersKnowOf(Shop shop) {
        Product product = shop.product(1000, 0);
        List<Customer> waiting = waiting(shop, product, 7);
        stock(shop, product, 2);
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting, product)).isEqualTo(4);

        for (int i = 0; i < 3; i++) {
            shop.guestWith(product, 2).order("tok_declined").isDeclined();
            shop.expectNothingLeftOver();
        }
        stock(shop, product, 0);
        stock(shop, product, 2);
        shop.expectNothingLeftOver();

        assertThat(told(shop, waiting, product)).isEqualTo(4);
        // A unit more is for two more.
        stock(shop, product, 3);
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting, product)).isEqualTo(6);
    }

    @Test
    void unitsThatComeAfterOthersWereSoldAreToldToTheNext(Shop shop) {
        Product product = shop.product(1000, 0);
        List<Customer> waiting = waiting(shop, product, 6);
        stock(shop, product, 2);
        shop.expectNothingLeftOver();
        shop.guestWith(product, 1).order().isConfirmed();
        String order = shop.guestWith(product, 1).order().isConfirmed().id();
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201);

        stock(shop, product, 2);
        shop.expectNothingLeftOver();

        assertThat(told(shop, waiting, product)).isEqualTo(6);
    }

    @Test
    void whoWasToldADayAgoHadTheirChance(Shop shop) {
        Product product = shop.product(1000, 0);
        List<Customer> waiting = waiting(shop, product, 3);
        stock(shop, product, 1);
        shop.expectNothingLeftOver();
        shop.bean(JdbcClient.class)
                .sql("update waitlists.told set at = now() - interval '25 hours' where variant_id = :variant::uuid")
                .param("variant", product.variant())
                .update();

        shop.guestWith(product, 1).order("tok_declined").isDeclined();
        shop.expectNothingLeftOver();

        assertThat(told(shop, waiting, product)).isEqualTo(3);
    }

    @Test
    void whatCameWhileItWasNotOnSaleIsToldWhenItIsAgain(Shop shop) {
        Product product = shop.product(1000, 0);
        List<Customer> waiting = waiting(shop, product, 3);
        product.drafted();
        stock(shop, product, 1);
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting, product)).isZero();

        product.activated();
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting, product)).isEqualTo(2);

        product.archived().activated();
        product.activated();
        shop.expectNothingLeftOver();
        assertThat(told(shop, waiting, product)).isEqualTo(2);
    }

    @Test
    void whoConfirmsAfterItCameBackIsToldAtOnceAsLongAsTheUnitsAreForThem(Shop shop) {
        Product product = shop.product(1000, 0);
        List<String> guests = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            guests.add(address());
            wait(shop.anonymous(), product, guests.get(i)).expect(202);
            tokens.add(shop.mailedToken(guests.get(i)));
        }
        stock(shop, product, 1);
        shop.expectNothingLeftOver();

        for (String token : tokens) {
            confirm(shop, token).expect(204);
            shop.expectNothingLeftOver();
        }

        assertThat(guests.stream().map(guest -> told(shop, guest, product))).containsExactly(1L, 1L, 0L);
        stock(shop, product, 2);
        shop.expectNothingLeftOver();
        assertThat(told(shop, guests.getLast(), product)).isEqualTo(1);
    }

    @Test
    void theMailLeadsToTheProduct(Shop shop) {
        Product product = shop.product(1000, 0);
        Customer ada = Customer.of(shop);
        wait(ada.client(), product, null).expect(202);

        stock(shop, product, 1);

        String text = shop.mails(ada.email(), 2).get(0).get("text").asString();
        String slug = product.made().text("/slug");
        assertThat(text).contains("/products/" + slug + "\n");
        assertThat(shop.anonymous()
                        .with("Accept", "text/html")
                        .get("/products/" + slug + "?utm=mail")
                        .expect(200)
                        .body())
                .contains(product.title(), "10.00 EUR");
        product.archived();
        assertThat(shop.anonymous()
                        .with("Accept", "text/html")
                        .get("/products/" + slug)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anEventOfAnEarlierVersionLeadsToTheShop(Shop shop) {
        String email = address();
        String stored = "{\"requestId\":\"%s\",\"userId\":null,\"email\":\"%s\",\"title\":\"Lamp\"}"
                .formatted(UUID.randomUUID(), email);
        BackInStock event = shop.bean(JsonMapper.class).readValue(stored, BackInStock.class);

        shop.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> shop.bean(Outbox.class).publish(event));

        assertThat(shop.mails(email, 1).get(0).get("text").asString()).contains("http", "Lamp");
    }

    @Test
    void whoWaitsNoLongerHearsNothing(Shop shop) {
        Product product = shop.product(1000, 0);
        Customer ada = Customer.of(shop);
        wait(ada.client(), product, null).expect(202);
        String id = ada.client().get("/v1/me/stock-notifications").text("/items/0/id");
        Customer.of(shop).client().delete("/v1/me/stock-notifications/" + id).expectProblem(404, "NOT_FOUND");

        ada.client().delete("/v1/me/stock-notifications/" + id).expect(204);
        stock(shop, product, 2);
        shop.expectNothingLeftOver();

        assertThat(told(shop, ada.email(), product)).isZero();
    }

    @Test
    void whatCannotBeWaitedForIsRefused(Shop shop) {
        Product soldOut = shop.product(1000, 0);
        Product there = shop.product(1000, 1);
        Product archived = shop.product(1000, 0).archived();
        Client ada = shop.customer();

        wait(ada, there, null).expectProblem(409, "ALREADY_IN_STOCK");
        wait(ada, archived, null).expectProblem(404, "NOT_FOUND");
        ask(ada, UUID.randomUUID().toString(), soldOut.variant(), null).expectProblem(404, "NOT_FOUND");
        ask(ada, soldOut.id(), there.variant(), null).expectProblem(422, "VALIDATION_FAILED");
        wait(shop.anonymous(), soldOut, null).expectProblem(422, "VALIDATION_FAILED");
        wait(shop.anonymous(), soldOut, "no address").expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aMailboxIsNotFilledByStrangers(Shop shop) {
        String email = address();
        for (int i = 0; i < 12; i++) {
            wait(shop.anonymous(), shop.product(1000, 0), email).expect(202);
        }
        shop.expectNothingLeftOver();

        assertThat(shop.mails(email, 10)).hasSize(10);
    }

    @Test
    void anAddressThatNobodyConfirmsIsForgotten(Shop shop) {
        Product product = shop.product(1000, 0);
        String email = address();
        wait(shop.anonymous(), product, email).expect(202);
        String token = shop.mailedToken(email);
        shop.bean(JdbcClient.class)
                .sql("update waitlists.request set created_at = now() - interval '49 hours' where email = :email")
                .param("email", email)
                .update();

        shop.bean(ForgetUnconfirmedWishes.class).run();

        confirm(shop, token).expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void whatAPersonWaitsForIsGivenOutAndForgotten(Shop shop) {
        Product product = shop.product(1000, 0);
        Customer ada = Customer.of(shop);
        wait(ada.client(), product, null).expect(202);
        wait(shop.anonymous(), product, ada.email()).expect(202);

        assertThat(ada.client().get("/v1/me/export").expect(200).at("/stockNotifications"))
                .hasSize(2);
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from waitlists.request where variant_id = :variant::uuid")
                        .param("variant", product.variant())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static List<Customer> waiting(Shop shop, Product product, int people) {
        List<Customer> waiting = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            waiting.add(Customer.of(shop));
            wait(waiting.getLast().client(), product, null).expect(202);
        }
        return waiting;
    }

    private static long told(Shop shop, List<Customer> people, Product product) {
        return people.stream()
                .mapToLong(one -> told(shop, one.email(), product))
                .sum();
    }

    private static Answer wait(Client client, Product product, @Nullable String email) {
        return ask(client, product.id(), product.variant(), email);
    }

    private static Answer ask(Client client, String product, String variant, @Nullable String email) {
        String address = email == null ? "" : ",\"email\":\"" + email + "\"";
        return client.post(
                "/v1/products/" + product + "/stock-notifications",
                "{\"variantId\":\"%s\"%s}".formatted(variant, address));
    }

    private static Answer confirm(Shop shop, String token) {
        return shop.anonymous().post("/v1/stock-notifications/confirmation", "{\"token\":\"" + token + "\"}");
    }

    private static void stock(Shop shop, Product product, int onHand) {
        shop.admin()
                .put("/v1/admin/inventory/" + product.variant(), "{\"onHand\":" + onHand + "}")
                .expect(200);
    }

    private static long told(Shop shop, String email, Product product) {
        JsonNode mails = shop.mails(email, 0);
        return mails.valueStream()
                .filter(mail -> mail.get("subject").asString().equals("It is back: " + product.title()))
                .count();
    }

    private static String address() {
        return "waiting-" + UUID.randomUUID() + "@example.org";
    }
}
