package io.merkato.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How staff find orders. */
@ShopTest
class FindOrdersTest {

    @Test
    void eachFilterFindsWhatFitsAndNothingElse(Shop shop) {
        Product product = shop.product(1000, 10);
        String email = newAddress();
        SentOrder order = ordered(shop, product, email);
        ordered(shop, shop.product(1000, 10), newAddress());
        String number = order.answer().text("/number");

        assertThat(found(shop, "email=" + email.toUpperCase(Locale.ROOT))).containsExactly(order.id());
        assertThat(found(shop, "number=" + number.substring(2).toLowerCase(Locale.ROOT)))
                .containsExactly(order.id());
        assertThat(found(shop, "number=" + encoded(" " + number.substring(0, 5) + " " + number.substring(5))))
                .containsExactly(order.id());
        assertThat(found(shop, "sku=" + product.sku())).containsExactly(order.id());
        assertThat(found(shop, "email=" + email + "&name=LOVE")).containsExactly(order.id());
        assertThat(found(shop, "email=" + email + "&name=%25")).isEmpty();
        assertThat(found(shop, "email=" + email + "&status=confirmed&paymentStatus=paid&fulfillmentStatus=unfulfilled"))
                .containsExactly(order.id());
        assertThat(found(shop, "email=" + email + "&status=cancelled")).isEmpty();
        assertThat(found(shop, "email=" + email + "&fulfillmentStatus=delivered"))
                .isEmpty();
        assertThat(found(shop, "sku=" + product.sku() + "&email=" + newAddress()))
                .isEmpty();
    }

    @Test
    void aTimeFindsWhatWasPlacedFromThenOnAndBefore(Shop shop) {
        String email = newAddress();
        String id = ordered(shop, shop.product(1000, 10), email).id();
        String placed = shop.admin().get("/v1/admin/orders?email=" + email).text("/items/0/createdAt");
        String after = Instant.parse(placed).plusMillis(1).toString();

        assertThat(found(shop, "email=" + email + "&createdFrom=" + placed)).containsExactly(id);
        assertThat(found(shop, "email=" + email + "&createdTo=" + after)).containsExactly(id);
        assertThat(found(shop, "email=" + email + "&createdFrom=" + after)).isEmpty();
        assertThat(found(shop, "email=" + email + "&createdTo=" + placed)).isEmpty();
    }

    @Test
    void countsTellOfEachStatusWhateverStatusIsLookedAt(Shop shop) {
        String email = newAddress();
        Product product = shop.product(1000, 10);
        ordered(shop, product, email);
        ordered(shop, product, email);
        shop.guestWith(product, 1).mailedAt(email).order("tok_declined").isDeclined();

        Answer list = shop.admin()
                .get("/v1/admin/orders?status=cancelled&email=" + email)
                .expect(200);

        assertThat(list.at("/items")).hasSize(1);
        assertThat(list.number("/counts/confirmed")).isEqualTo(2);
        assertThat(list.number("/counts/cancelled")).isEqualTo(1);
        assertThat(list.number("/counts/pendingPayment")).isZero();
        assertThat(list.number("/counts/completed")).isZero();
        assertThat(shop.admin()
                        .get("/v1/admin/orders?paymentStatus=paid&email=" + email)
                        .number("/counts/cancelled"))
                .isZero();
    }

    @Test
    void pagesGoOnFromTheNewestOrFromTheOldest(Shop shop) {
        String email = newAddress();
        Product product = shop.product(1000, 10);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(ordered(shop, product, email).id());
        }

        assertThat(allPages(shop, "email=" + email + "&sort=oldest")).isEqualTo(placed);
        assertThat(allPages(shop, "email=" + email)).isEqualTo(placed.reversed());
        assertThat(allPages(shop, "email=" + email + "&sort=newest")).isEqualTo(placed.reversed());
    }

    @Test
    void aLineOfTheListTellsWhatStaffLooksFor(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 10), 3);
        SentOrder order = customer.order().isConfirmed();

        JsonNode line = shop.staff()
                .get("/v1/admin/orders?email=" + customer.email())
                .expect(200)
                .at("/items/0");

        assertThat(line.at("/id").asString()).isEqualTo(order.id());
        assertThat(line.at("/customerId").asString()).isEqualTo(customer.id());
        assertThat(line.at("/name").asString()).isEqualTo("Ada Lovelace");
        assertThat(line.at("/itemCount").asInt()).isEqualTo(3);
        assertThat(line.at("/total")).isEqualTo(order.answer().at("/total"));
        assertThat(line.at("/status").asString()).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=shipped",
                "paymentStatus=x",
                "createdFrom=yesterday",
                "createdTo=2026-13-01T00:00:00Z",
                "createdFrom=%2B999999999-12-31T23:59:59Z",
                "createdTo=-999999999-01-01T00:00:00Z",
                "createdTo=%2B10000-01-01T00:00:00Z",
                "sort=dearest",
                "limit=0"
            })
    void whatIsNoFilterIsRefused(String query, Shop shop) {
        shop.admin().get("/v1/admin/orders?" + query).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void timesBeforeAndAfterAllOrdersPickAllOrNone(Shop shop) {
        String email = newAddress();
        String id = ordered(shop, shop.product(1000, 10), email).id();

        assertThat(found(shop, "email=" + email + "&createdFrom=0000-01-01T00:00:00Z&createdTo=9999-12-31T23:59:59Z"))
                .containsExactly(id);
        assertThat(found(shop, "email=" + email + "&createdFrom=9999-12-31T23:59:59Z"))
                .isEmpty();
        assertThat(found(shop, "email=" + email + "&createdTo=0000-01-01T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void whoWritesADayIsToldHowATimeIsWritten(Shop shop) {
        Answer refused =
                shop.admin().get("/v1/admin/orders?createdFrom=2026-11-27").expectProblem(400, "INVALID_PARAMETER");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("?createdFrom");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("is no time such as 2026-11-27T09:30:00Z");
    }

    @Test
    void aCursorOfAnotherQueryIsRefused(Shop shop) {
        String email = newAddress();
        Product product = shop.product(1000, 10);
        ordered(shop, product, email);
        ordered(shop, product, email);
        String cursor =
                shop.admin().get("/v1/admin/orders?limit=1&email=" + email).text("/nextCursor");

        shop.admin()
                .get("/v1/admin/orders?limit=1&sort=oldest&email=" + email + "&cursor=" + cursor)
                .expectProblem(400, "INVALID_CURSOR");
    }

    private static List<String> allPages(Shop shop, String query) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = shop.admin()
                    .get("/v1/admin/orders?limit=2&" + query + cursor)
                    .expect(200);
            page.at("/items").forEach(order -> all.add(order.get("id").asString()));
            JsonNode next = page.at("/nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> found(Shop shop, String query) {
        return shop.admin()
                .get("/v1/admin/orders?" + query)
                .expect(200)
                .at("/items")
                .valueStream()
                .map(order -> order.get("id").asString())
                .toList();
    }

    private static SentOrder ordered(Shop shop, Product product, String email) {
        Guest guest = shop.guestWith(product, 1).mailedAt(email);
        return guest.order().isConfirmed();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String newAddress() {
        return "buyer-" + UUID.randomUUID() + "@example.org";
    }
}
