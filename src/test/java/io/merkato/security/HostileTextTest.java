package io.merkato.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.security.DocumentedRoutes.Route;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.Shopper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Texts that mean something to a database, a shell or a terminal, in every place of every route that takes one. */
@ShopTest
class HostileTextTest {

    /** All of one kind: as long as each other and with punctuation, so that a rule about form refuses all or none. */
    private static final List<String> MEANINGFUL = Stream.of(
                    "a' or '1'='1", "a\"}{{7*7}}${7*7}", "a\\';-- drop $$", "a%_b')union--")
            .map(text -> text + "xyzxyzxyzxyzxyzxyz".substring(text.length()))
            .toList();

    private static final List<String> UNSTORABLE = List.of("a\\u0000b", "\\ud800", "a\\udc00b", "\\udc00\\ud800");

    @Test
    void noTextInABodyMeansAnythingToTheDatabase(Shop shop) {
        World world = new World(shop);
        for (Route route : world.routes.withBody()) {
            // Somebody else for each route, as trying passwords at one limits the person and not the text.
            world.customer = shop.customer();
            for (String pointer : route.texts()) {
                List<Integer> statuses = new ArrayList<>();
                for (String text : MEANINGFUL) {
                    // Each body is made anew, so that nothing in it is taken already but what is to be tested.
                    Route fresh = world.routes.again(route);
                    Answer answer = world.send(fresh, fresh.bodyWith(pointer, escaped(text)));
                    expectNoFailure(route + " " + pointer + " " + text, answer);
                    if (answer.status() != 429) {
                        statuses.add(answer.status());
                    }
                }
                assertThat(statuses.stream().distinct())
                        .as(route + " " + pointer)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void noTextInAQueryMeansAnythingToTheDatabase(Shop shop) {
        World world = new World(shop);
        for (Route route : world.routes.all()) {
            for (String parameter : route.queryParameters()) {
                List<Integer> statuses = new ArrayList<>();
                for (String text : MEANINGFUL) {
                    String query = "?" + parameter + "=" + URLEncoder.encode(text, UTF_8);
                    Answer answer =
                            world.client(route).send(route.method(), route.pathWith(world.product) + query, null);
                    expectNoFailure(route + query, answer);
                    statuses.add(answer.status());
                }
                assertThat(statuses.stream().distinct())
                        .as(route + " " + parameter)
                        .hasSize(1);
            }
        }
    }

    @Test
    void noTextInAPathMeansAnythingToTheDatabase(Shop shop) {
        World world = new World(shop);
        for (Route route : world.routes.all()) {
            if (route.path().contains("{")) {
                for (String text :
                        List.of("a' or '1'='1", "1;--", "$$", "_", "a\"b", "-1", "*", "null", "\ud83d\ude00")) {
                    String path = route.pathWith(URLEncoder.encode(text, UTF_8).replace("+", "%20"));
                    String body =
                            route.body().isMissingNode() ? null : route.body().toString();
                    Answer answer = world.client(route).withNewKey().send(route.method(), path, body);
                    expectNoFailure(route.method() + " " + path, answer);
                    assertThat(answer.status()).as(route.method() + " " + path).isBetween(400, 499);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price;drop",
                "price%20desc",
                "price,(select%201)",
                "-name'--",
                "id",
                "1",
                "random()",
                "PRICE",
                "name;--"
            })
    void onlyTheDocumentedOrdersSort(String sort, Shop shop) {
        shop.anonymous().get("/v1/products?sort=" + sort).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void quotesInAFilterFindWhatIsCalledSoAndNothingElse(Shop shop) {
        String brand = "O'Hara \"%_\\ " + UUID.randomUUID();
        shop.admin()
                .post("/v1/admin/products", """
                        {"title":"x","brand":%s,"status":"active","attributes":{"c'o;l--":"b'l\\"u$$e"},
                         "variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"}}]}
                        """.formatted(quoted(brand), UUID.randomUUID()))
                .expect(201);

        assertThat(found(shop, "brand=" + URLEncoder.encode(brand, UTF_8))).isEqualTo(1);
        assertThat(found(shop, "brand=" + URLEncoder.encode(brand.replace('_', 'x'), UTF_8)))
                .isZero();
        assertThat(found(shop, "brand=" + URLEncoder.encode("O'Hara%", UTF_8))).isZero();
        assertThat(found(
                        shop,
                        "brand=" + URLEncoder.encode(brand, UTF_8) + "&attr."
                                + URLEncoder.encode("c'o;l--", UTF_8) + "="
                                + URLEncoder.encode("b'l\"u$$e", UTF_8)))
                .isEqualTo(1);
    }

    @Test
    void noTextHoldsNulOrHalfAPair(Shop shop) {
        World world = new World(shop);
        for (Route route : world.routes.withBody()) {
            for (String pointer : route.texts()) {
                for (String text : UNSTORABLE) {
                    Answer answer = world.send(route, route.bodyWith(pointer, text));
                    expectNoFailure(route + " " + pointer + " " + text, answer);
                    // A token is hashed, and never kept: it may as well be answered as one that nobody was given.
                    assertThat(answer.status())
                            .as(route + " " + pointer + " " + text)
                            .isIn(pointer.endsWith("oken") ? List.of(400, 401, 404) : List.of(400));
                }
            }
        }
    }

    @Test
    void noTextHoldsBytesThatAreNoUtf8(Shop shop) {
        World world = new World(shop);
        for (Route route : world.routes.withBody()) {
            for (String pointer : route.texts()) {
                // An overlong slash, half of a pair in UTF-8, a byte that never stands in UTF-8, and a sequence cut
                // off.
                for (String bytes : List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff", "\u00f0\u009f\u0098")) {
                    Answer answer = world.client(route)
                            .withNewKey()
                            .send(
                                    route.method(),
                                    route.pathWith(world.product),
                                    BodyPublishers.ofByteArray(
                                            route.bodyWith(pointer, bytes).getBytes(ISO_8859_1)),
                                    "application/json");
                    answer.expectProblem(400, "MALFORMED_JSON");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u05d0\u200f\u202eabc\u202c",
                "\ud83d\ude00\ud83d\udc69\u200d\ud83d\udcbb",
                "e\u0301\u0323 \u00e9",
                "mark\ufeffed",
                "\ud840\udc00 \ufffd \uffff",
                "Robert'); DROP TABLE accounts.account;--",
                "<script>alert(1)</script>",
                "%00 \\u0000 \\\\ ${jndi:ldap://127.0.0.1/x}"
            })
    void everyOtherTextIsKeptAsItIs(String given, Shop shop) {
        Client customer = shop.customer();
        String json = quoted(given);
        String text = Normalizer.normalize(given, Normalizer.Form.NFC);

        assertThat(customer.patch("/v1/me", "{\"lastName\":" + json + "}")
                        .expect(200)
                        .text("/lastName"))
                .isEqualTo(text);
        assertThat(customer.get("/v1/me").text("/lastName")).isEqualTo(text);

        Answer product = shop.admin()
                .post("/v1/admin/products", """
                        {"title":%1$s,"description":%1$s,"brand":%1$s,"status":"active","attributes":{"a":%1$s},
                         "variants":[{"sku":"%2$s","price":{"amount":100,"currency":"EUR"},"onHand":1}]}
                        """.formatted(json, UUID.randomUUID()))
                .expect(201);
        Answer shown =
                shop.anonymous().get("/v1/products/" + product.text("/id")).expect(200);
        for (String pointer : List.of("/title", "/description", "/brand", "/attributes/a")) {
            assertThat(shown.text(pointer)).isEqualTo(text);
        }

        Shopper.of(customer).puts(new Product(shop, product), 1);
        Answer order =
                customer.withNewKey().post("/v1/orders", """
                        {"shippingAddress":{"name":%1$s,"line1":%1$s,"city":%1$s,"postalCode":"10115","country":"DE"},
                         "shippingMethod":"standard","payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(json)).expect(201);
        assertThat(order.text("/shippingAddress/name")).isEqualTo(text);
        assertThat(order.text("/items/0/title")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "0-0-0-0-0",
                "{00000000-0000-7000-8000-000000000001}",
                "urn:uuid:00000000-0000-7000-8000-000000000001",
                "00000000000070008000000000000001",
                "00000000-0000-7000-8000-000000000001 ",
                ""
            })
    void anIdHasOneForm(String id, Shop shop) {
        Answer refused = shop.anonymous()
                .post("/v1/cart/items", "{\"variantId\":\"" + id + "\",\"quantity\":1}")
                .expectProblem(400, "WRONG_TYPE");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/variantId");
        shop.anonymous().get("/v1/orders/" + URLEncoder.encode(id, UTF_8) + "x").expectProblem(404, "NOT_FOUND");
    }

    private static int found(Shop shop, String query) {
        return shop.anonymous().get("/v1/products?" + query).expect(200).number("/total");
    }

    private static void expectNoFailure(String request, Answer answer) {
        assertThat(answer.status()).as(request + ": " + answer.body()).isLessThan(500);
        assertThat(answer.body())
                .as(request)
                .doesNotContain("Exception", "org.springframework", "io.merkato", "postgres", "SQL");
        if (answer.status() >= 400) {
            assertThat(answer.header("content-type")).as(request).isEqualTo("application/problem+json");
        }
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private static String escaped(String text) {
        String quoted = quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Somebody who may call each route, and things for the routes to work on. */
    private static final class World {

        private final Client admin;
        private Client customer;
        private final String product;
        private final DocumentedRoutes routes;

        World(Shop shop) {
            this.admin = shop.admin();
            this.customer = shop.customer();
            this.product = shop.product(100, 1).id();
            String category = admin.post("/v1/admin/categories", "{\"name\":\"Category " + UUID.randomUUID() + "\"}")
                    .expect(201)
                    .text("/slug");
            Map<String, String> values = Map.of(
                    "country",
                    "DE",
                    "currency",
                    "EUR",
                    "gtin",
                    "4006381333931",
                    "taxClass",
                    "standard",
                    "url",
                    "/images/x.png",
                    "categories",
                    category,
                    "parent",
                    category,
                    "password",
                    Shop.PASSWORD,
                    "method",
                    "sandbox",
                    "shippingMethod",
                    "standard");
            this.routes = new DocumentedRoutes(values);
        }

        Client client(Route route) {
            return route.path().startsWith("/v1/admin") ? admin : customer;
        }

        Answer send(Route route, String body) {
            return client(route).withNewKey().send(route.method(), route.pathWith(product), body);
        }
    }
}
