package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** A POST that makes something, and the bodies of two different requests to it. */
    private record Route(String path, String body, String otherBody, int status) {}

    static List<String> routes() {
        return List.of("register", "product", "category", "cart item");
    }

    private static Route route(String name, Shop shop) {
        String unique = UUID.randomUUID().toString();
        return switch (name) {
            case "register" ->
                new Route("/v1/auth/register", registration(unique), registration("other-" + unique), 202);
            case "product" -> new Route("/v1/admin/products", product(unique), product("other-" + unique), 201);
            case "category" ->
                new Route(
                        "/v1/admin/categories",
                        "{\"name\":\"%s\"}".formatted(unique),
                        "{\"name\":\"other %s\"}".formatted(unique),
                        201);
            default -> {
                String variant = shop.variant(100, 10);
                yield new Route("/v1/cart/items", cartItem(variant, 2), cartItem(variant, 3), 200);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRepeatedRequestGetsTheFirstAnswerByteForByte(String name, Shop shop) {
        Route route = route(name, shop);
        Client client = shop.admin().withNewKey();

        Answer first = client.post(route.path(), route.body()).expect(route.status());
        Answer second = client.post(route.path(), route.body()).expect(route.status());

        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aKeyThatComesWithAnotherBodyIsRefused(String name, Shop shop) {
        Route route = route(name, shop);
        Client client = shop.admin().withNewKey();
        client.post(route.path(), route.body()).expect(route.status());

        client.post(route.path(), route.otherBody()).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aBodyThatIsWrittenInAnotherWayIsTheSame(Shop shop) {
        String variant = shop.variant(100, 10);
        Client customer = shop.customer().withNewKey();
        Answer first = customer.post("/v1/cart/items", "{\"variantId\":\"%s\",\"quantity\":2}".formatted(variant))
                .expect(200);

        Answer second = customer.post(
                        "/v1/cart/items", "{ \"\\u0071uantity\" : 2 ,\n\t\"variantId\": \"%s\" }".formatted(variant))
                .expect(200);

        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyThatComesWithAnotherRouteIsRefused(Shop shop) {
        Client client = shop.admin().withNewKey();
        String body = "{\"name\":\"" + UUID.randomUUID() + "\"}";
        client.post("/v1/admin/categories", body).expect(201);

        client.post("/v1/cart/items", cartItem(shop.variant(100, 1), 1)).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void anOrderIsPlacedOnce(Shop shop) {
        Client customer = shop.customer().withNewKey();
        String variant = shop.variant(1000, 5);
        Shop.putIntoCart(customer.withNewKey(), variant, 1).expect(200);

        Answer first = Shop.order(customer, "tok_ok").expect(201);
        Answer second = Shop.order(customer, "tok_ok").expect(201);

        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        assertThat(customer.get("/v1/orders").at("/items").size()).isEqualTo(1);
    }

    @Test
    void anOrderNeedsAKey(Shop shop) {
        Client customer = shop.customer();
        Shop.putIntoCart(customer, shop.variant(1000, 5), 1).expect(200);

        Shop.order(customer, "tok_ok").expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void aGuestWhoRepeatsTheFirstWriteKeepsTheSameCart(Shop shop) {
        Client guest = shop.anonymous().withNewKey();
        String item = cartItem(shop.variant(100, 10), 2);

        Answer first = guest.post("/v1/cart/items", item).expect(200);
        Answer second = guest.post("/v1/cart/items", item).expect(200);

        assertThat(second.header("cart-token")).isNotEmpty().isEqualTo(first.header("cart-token"));
        assertThat(second.number("/itemCount")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short77", "with a blank", "a"})
    void aKeyThatIsShortOrStrangeIsRefused(String key, Shop shop) {
        shop.admin()
                .with(KEY, key)
                .post("/v1/admin/categories", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .expectProblem(400, "IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void aKeyHasAtMost255Characters(Shop shop) {
        String unique = UUID.randomUUID().toString();
        String longest = unique + "k".repeat(255 - unique.length());

        shop.admin()
                .with(KEY, longest + "k")
                .post("/v1/admin/categories", "{\"name\":\"" + unique + "\"}")
                .expectProblem(400, "IDEMPOTENCY_KEY_INVALID");
        shop.admin()
                .with(KEY, longest)
                .post("/v1/admin/categories", "{\"name\":\"" + unique + "\"}")
                .expect(201);
    }

    @Test
    void theKeysOfTwoPeopleNeverMeet(Shop shop) {
        String key = UUID.randomUUID().toString();
        String variant = shop.variant(100, 10);
        Client one = shop.customer().with(KEY, key);
        Client other = shop.customer().with(KEY, key);

        one.post("/v1/cart/items", cartItem(variant, 1)).expect(200);
        Answer theirs = other.post("/v1/cart/items", cartItem(variant, 3)).expect(200);

        assertThat(theirs.header(REPLAYED)).isEmpty();
        assertThat(theirs.number("/itemCount")).isEqualTo(3);
    }

    @Test
    @ManyConnections
    void twentyAtOnceMakeOneProduct(Shop shop) {
        Client client = shop.admin().withNewKey();
        String body = product(UUID.randomUUID().toString());

        List<Answer> answers = AtOnce.run(20, i -> client.post("/v1/admin/products", body));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        Set<String> bodies = answers.stream().map(Answer::body).collect(Collectors.toSet());
        assertThat(bodies).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header(REPLAYED).isEmpty())
                .hasSize(1);
    }

    @Test
    @ManyConnections
    void twentyAtOnceFillACartOnce(Shop shop) {
        Client customer = shop.customer();
        String item = cartItem(shop.variant(100, 100), 2);
        Client repeating = customer.withNewKey();

        AtOnce.run(20, i -> repeating.post("/v1/cart/items", item).expect(200));

        assertThat(customer.get("/v1/cart").number("/itemCount")).isEqualTo(2);
    }

    @Test
    void aRefusedRequestMaySucceedLaterWithItsKey(Shop shop) {
        Client customer = shop.customer().withNewKey();
        Answer product = shop.product(100, 9);
        String adminPath = "/v1/admin/products/" + product.text("/id");
        String item = cartItem(product.text("/variants/0/id"), 5);
        shop.admin().patch(adminPath, "{\"status\":\"draft\"}").expect(200);
        customer.post("/v1/cart/items", item).expectProblem(422, "VARIANT_UNAVAILABLE");
        shop.admin().patch(adminPath, "{\"status\":\"active\"}").expect(200);

        Answer answer = customer.post("/v1/cart/items", item).expect(200);

        assertThat(answer.header(REPLAYED)).isEmpty();
        assertThat(answer.number("/itemCount")).isEqualTo(5);
    }

    @Test
    void aRequestThatCannotBeReadDoesNotUseItsKeyUp(Shop shop) {
        Client admin = shop.admin().withNewKey();
        admin.post("/v1/admin/categories", "{\"nam").expectProblem(400, "MALFORMED_JSON");

        admin.post("/v1/admin/categories", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .expect(201);
    }

    @Test
    void withoutAKeyEveryRequestCounts(Shop shop) {
        Client customer = shop.customer();
        String item = cartItem(shop.variant(100, 10), 2);

        customer.post("/v1/cart/items", item).expect(200);
        Answer second = customer.post("/v1/cart/items", item).expect(200);

        assertThat(second.number("/itemCount")).isEqualTo(4);
    }

    private static String registration(String localPart) {
        return """
                {"email":"%s@example.org","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(localPart, Shop.PASSWORD);
    }

    private static String product(String sku) {
        return """
                {"title":"Product %s","variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"}}]}
                """.formatted(sku, sku);
    }

    private static String cartItem(String variant, int quantity) {
        return "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(variant, quantity);
    }
}
