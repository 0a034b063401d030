package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ShopTest
class OrderAccessTest {

    @Test
    void aCustomerReadsTheOrderAsItWasAnswered(Shop shop) {
        Client customer = shop.customer();
        Answer order = ordered(shop, customer);

        Answer read = customer.get(order.header("location")).expect(200);

        assertThat(read.json()).isEqualTo(order.json());
        assertThat(read.header("cache-control")).contains("no-store");
        assertThat(read.header("etag")).isNotBlank();
        assertThat(read.text("/number")).matches("M-[0-9A-Z]{8}");
        assertThat(read.text("/shippingAddress/city")).isEqualTo("Berlin");
    }

    @Test
    void nobodyElseReadsACustomersOrder(Shop shop) {
        String path = ordered(shop, shop.customer()).header("location");
        Client stranger = shop.customer();
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1000, 3), 1);

        for (Client other : List.of(stranger, guest, shop.anonymous())) {
            other.get(path).expectProblem(404, "NOT_FOUND");
            other.get(path + "/tracking").expectProblem(404, "NOT_FOUND");
        }
        assertThat(stranger.get("/v1/orders").expect(200).at("/items")).isEmpty();
    }

    @Test
    void aGuestReadsTheOrderWithTheTokenOfItsCart(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1000, 3), 1);
        Answer order = Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201);

        assertThat(guest.get(order.header("location")).expect(200).text("/email"))
                .isEqualTo("guest@example.org");
        assertThat(guest.get("/v1/orders").expect(200).text("/items/0/id")).isEqualTo(order.text("/id"));
        shop.anonymous().get(order.header("location")).expectProblem(404, "NOT_FOUND");
        shop.anonymous()
                .with("Cart-Token", "made-up")
                .get(order.header("location"))
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void whoIsNobodyHasNoList(Shop shop) {
        shop.anonymous().get("/v1/orders").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void anIdThatIsNoneIsNotThere(Shop shop) {
        shop.customer().get("/v1/orders/nonsense").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void theListIsPagedNewestFirstWhileOrdersAreAdded(Shop shop) {
        Client customer = shop.customer();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(ordered(shop, customer).text("/id"));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = customer.get("/v1/orders?limit=2" + cursor).expect(200);
            page.at("/items").forEach(order -> listed.add(order.get("id").asString()));
            JsonNode next = page.at("/nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
            ordered(shop, customer);
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(placed.reversed());
    }

    @Test
    void anOrderWithoutAChangeIsNotSentAgain(Shop shop) {
        Client customer = shop.customer();
        String path = ordered(shop, customer).header("location");
        String tag = customer.get(path).header("etag");

        customer.with("If-None-Match", tag).get(path).expect(304);
    }

    @Test
    void trackingTellsWhatHappened(Shop shop) {
        Client customer = shop.customer();
        String path = ordered(shop, customer).header("location") + "/tracking";

        Answer tracking = customer.get(path).expect(200);

        assertThat(tracking.text("/status")).isEqualTo("confirmed");
        assertThat(tracking.text("/paymentStatus")).isEqualTo("paid");
        assertThat(tracking.text("/fulfillmentStatus")).isEqualTo("unfulfilled");
        assertThat(tracking.at("/shipments")).isEmpty();
        assertThat(tracking.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paid");
        assertThat(tracking.text("/timeline/0/at")).endsWith("Z");
    }

    @Test
    void trackingTellsThatAPaymentFailed(Shop shop) {
        Client guest = Shop.guestWith(shop.anonymous(), shop.variant(1000, 3), 1);
        String order = Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_declined")
                .expect(402)
                .text("/orderId");

        Answer tracking = guest.get("/v1/orders/" + order + "/tracking").expect(200);

        assertThat(tracking.text("/status")).isEqualTo("cancelled");
        assertThat(tracking.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paymentFailed");
    }

    @Test
    void anOrderStaysWhatItWasWhenTheProductChanges(Shop shop) {
        Answer product = shop.product(1000, 3);
        Client customer = shop.customer();
        Shop.putIntoCart(customer, product.text("/variants/0/id"), 1).expect(200);
        Answer order = Shop.order(customer.withNewKey(), "tok_ok").expect(201);
        shop.admin()
                .patch("/v1/admin/products/" + product.text("/id"), """
                        {"title":"Renamed","variants":[{"sku":"%s","price":{"amount":5000,"currency":"EUR"}}]}
                        """.formatted(product.text("/variants/0/sku")))
                .expect(200);

        assertThat(customer.get(order.header("location")).json()).isEqualTo(order.json());
    }

    private static Answer ordered(Shop shop, Client customer) {
        Shop.putIntoCart(customer, shop.variant(1000, 3), 1).expect(200);
        return Shop.order(customer.withNewKey(), "tok_ok").expect(201);
    }
}
