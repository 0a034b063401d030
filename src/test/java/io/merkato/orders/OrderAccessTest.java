package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
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
        SentOrder order = ordered(shop, Customer.of(shop));

        Answer read = order.read();

        assertThat(read.json()).isEqualTo(order.answer().json());
        assertThat(read.header("cache-control")).contains("no-store");
        assertThat(read.header("etag")).isNotBlank();
        assertThat(read.text("/number")).matches("M-[0-9A-Z]{8}");
        assertThat(read.text("/shippingAddress/city")).isEqualTo("Berlin");
    }

    @Test
    void nobodyElseReadsACustomersOrder(Shop shop) {
        String path = ordered(shop, Customer.of(shop)).path();
        Customer stranger = Customer.of(shop);
        Guest guest = shop.guestWith(shop.product(1000, 3), 1);

        for (Client other : List.of(stranger.client(), guest.client(), shop.anonymous())) {
            other.get(path).expectProblem(404, "NOT_FOUND");
            other.get(path + "/tracking").expectProblem(404, "NOT_FOUND");
        }
        assertThat(stranger.orders()).isEmpty();
    }

    @Test
    void aGuestReadsTheOrderWithTheTokenOfItsCart(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 3), 1).mailedAt("guest@example.org");
        SentOrder order = guest.order().isConfirmed();

        assertThat(order.read().text("/email")).isEqualTo("guest@example.org");
        assertThat(guest.orders().get(0).get("id").asString()).isEqualTo(order.id());
        shop.anonymous().get(order.path()).expectProblem(404, "NOT_FOUND");
        shop.anonymous().with("Cart-Token", "made-up").get(order.path()).expectProblem(404, "NOT_FOUND");
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
        Customer customer = Customer.of(shop);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(ordered(shop, customer).id());
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = customer.client().get("/v1/orders?limit=2" + cursor).expect(200);
            page.at("/items").forEach(order -> listed.add(order.get("id").asString()));
            JsonNode next = page.at("/nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
            ordered(shop, customer);
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(placed.reversed());
    }

    @Test
    void anOrderWithoutAChangeIsNotSentAgain(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        String tag = order.read().header("etag");

        customer.client().with("If-None-Match", tag).get(order.path()).expect(304);
    }

    @Test
    void trackingTellsWhatHappened(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);

        Answer tracking = customer.client().get(order.path() + "/tracking").expect(200);

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
        Guest guest = shop.guestWith(shop.product(1000, 3), 1);
        SentOrder order = guest.order("tok_declined").isDeclined();

        Answer tracking = guest.client().get(order.path() + "/tracking").expect(200);

        assertThat(tracking.text("/status")).isEqualTo("cancelled");
        assertThat(tracking.at("/timeline"))
                .extracting(entry -> entry.get("type").asString())
                .containsExactly("placed", "paymentFailed");
    }

    @Test
    void anOrderStaysWhatItWasWhenTheProductChanges(Shop shop) {
        Product product = shop.product(1000, 3);
        Customer customer = Customer.of(shop);
        customer.puts(product, 1);
        SentOrder order = customer.order().isConfirmed();
        product.priced(5000).change("{\"title\":\"Renamed\"}").expect(200);

        assertThat(order.read().json()).isEqualTo(order.answer().json());
    }

    private static SentOrder ordered(Shop shop, Customer customer) {
        customer.puts(shop.product(1000, 3), 1);
        return customer.order().isConfirmed();
    }
}
