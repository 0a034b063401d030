package io.merkato.orders.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.OrderId;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The token of the link in an order's mail. */
@ShopTest
class OrderTokensTest {

    @Test
    void theLinkInTheMailShowsTheOrderAndHowFarItIs(Shop shop) {
        String email = newAddress();
        SentOrder order =
                shop.guestWith(shop.product(1000, 3), 1).mailedAt(email).order().isConfirmed();

        Client reader = holding(shop, shop.mailedToken(email));

        assertThat(reader.get(order.path()).expect(200).json())
                .isEqualTo(order.answer().json());
        assertThat(reader.get(order.path() + "/tracking").expect(200).text("/status"))
                .isEqualTo("confirmed");
        reader.get("/v1/orders").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void itShowsNoOtherOrderOfTheSameBuyer(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder first = ordered(shop, customer);
        SentOrder second = ordered(shop, customer);

        holding(shop, token(shop, first)).get(second.path()).expectProblem(404, "NOT_FOUND");
        holding(shop, token(shop, second)).get(second.path()).expect(200);
    }

    @Test
    void whatTheShopDidNotMakeOrIsOverIsNotThere(Shop shop) {
        SentOrder order = ordered(shop, Customer.of(shop));
        String good = token(shop, order);
        OrderTokens tokens = shop.bean(OrderTokens.class);
        OrderId id = new OrderId(UUID.fromString(order.id()));
        String over = tokens.of(id, Instant.now().minusSeconds(1)).text();
        String forged = good.substring(0, 47) + (good.endsWith("A") ? "B" : "A");
        Answer absent = shop.anonymous().get(order.path()).expectProblem(404, "NOT_FOUND");

        for (String token : List.of(over, forged, good.substring(1), good + "A", "x".repeat(48), "%00", "")) {
            Answer refused = holding(shop, token).get(order.path()).expectProblem(404, "NOT_FOUND");
            assertThat(refused.json()).as(token).isEqualTo(absent.json());
            holding(shop, token).get(order.path() + "/tracking").expectProblem(404, "NOT_FOUND");
        }
    }

    @Test
    void aTokenIsGoodForSixtyDays(Shop shop) {
        OrderTokens tokens = shop.bean(OrderTokens.class);
        OrderId id = OrderId.next();

        OrderGrant grant = tokens.read(tokens.of(id).text()).orElseThrow();

        assertThat(grant.order()).isEqualTo(id);
        assertThat(Duration.between(Instant.now(), grant.expiresAt()))
                .isBetween(Duration.ofDays(60).minusMinutes(1), Duration.ofDays(60));
    }

    @Test
    void itIsWorthNothingOnceThePersonIsErased(Shop shop) {
        Customer customer = Customer.of(shop);
        SentOrder order = ordered(shop, customer);
        Client reader = holding(shop, token(shop, order));
        reader.get(order.path()).expect(200);

        customer.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\",\"cancelOrders\":true}")
                .expect(204);

        reader.get(order.path()).expectProblem(404, "NOT_FOUND");
    }

    private static Client holding(Shop shop, String token) {
        return shop.anonymous().with("Order-Token", token);
    }

    private static String token(Shop shop, SentOrder order) {
        return shop.bean(OrderTokens.class)
                .of(new OrderId(UUID.fromString(order.id())))
                .text();
    }

    private static SentOrder ordered(Shop shop, Shopper shopper) {
        shopper.puts(shop.product(1000, 3), 1);
        return shopper.order().isConfirmed();
    }

    private static String newAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }
}
