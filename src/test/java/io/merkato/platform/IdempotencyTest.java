package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
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
                Product product = shop.product(100, 10);
                yield new Route("/v1/cart/items", cartItem(product, 2), cartItem(product, 3), 200);
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
        String variant = shop.product(100, 10).variant();
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

        client.post("/v1/cart/items", cartItem(shop.product(100, 1), 1)).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void anOrderIsPlacedOnce(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 5), 1);

        SentOrder first = customer.order().isConfirmed();
        Answer second = first.again().isConfirmed().answer();

        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.answer().body());
        assertThat(second.header("location")).isEqualTo(first.answer().header("location"));
        assertThat(customer.orders()).hasSize(1);
    }

    @Test
    void anOrderNeedsAKey(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(1000, 5), 1);

        customer.client()
                .post("/v1/orders", customer.orderBody("tok_ok"))
                .expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void aGuestWhoRepeatsTheFirstWriteKeepsTheSameCart(Shop shop) {
        Shopper guest = Shopper.of(shop.anonymous().withNewKey());
        Product product = shop.product(100, 10);

        Answer first = guest.puts(product, 2);
        Answer second = guest.puts(product, 2);

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
        Product product = shop.product(100, 10);
        Shopper one = Shopper.of(shop.customer().with(KEY, key));
        Shopper other = Shopper.of(shop.customer().with(KEY, key));

        one.puts(product, 1);
        Answer theirs = other.puts(product, 3);

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
        Customer customer = Customer.of(shop);
        Shopper repeating = Shopper.of(customer.client().withNewKey());
        Product product = shop.product(100, 100);

        AtOnce.run(20, i -> repeating.puts(product, 2));

        assertThat(customer.unitsInCart()).isEqualTo(2);
    }

    @Test
    void aRefusedRequestMaySucceedLaterWithItsKey(Shop shop) {
        Shopper customer = Shopper.of(shop.customer().withNewKey());
        Product product = shop.product(100, 9).drafted();
        customer.triesToPut(product, 5).expectProblem(422, "VARIANT_UNAVAILABLE");
        product.activated();

        Answer answer = customer.puts(product, 5);

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
        Customer customer = Customer.of(shop);
        Product product = shop.product(100, 10);

        customer.puts(product, 2);
        Answer second = customer.puts(product, 2);

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

    private static String cartItem(Product product, int quantity) {
        return "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(product.variant(), quantity);
    }
}
