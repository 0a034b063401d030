package io.merkato.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered looks to every client as if it had been made just now: two nodes, of which one remembers nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinishedAnswersTest {

    private static final String LISTED = "https://corner.example";
    private static final String[] SETTINGS = {
        "--merkato.cors-origins=" + LISTED, "--merkato.public-url=https://shop.example"
    };

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop remembering;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop plain;

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Product product;

    @BeforeAll
    void start() {
        remembering = Shop.start(SETTINGS);
        plain = Shop.beside(
                remembering,
                Stream.concat(Stream.of("--merkato.answers-mb=0"), Arrays.stream(SETTINGS))
                        .toArray(String[]::new));
        product = remembering.product(1999, 5);
        for (int i = 0; i < 4; i++) {
            remembering.product(1000 + i, i);
        }
    }

    @AfterAll
    void stop() {
        plain.close();
        remembering.close();
    }

    Stream<String> remembered() {
        return Stream.of(
                "/v1/products",
                "/v1/products?limit=1",
                "/v1/products/" + product.id(),
                "/v1/products/" + product.made().text("/slug"),
                "/v1/products/" + product.id() + "/reviews",
                "/v1/categories",
                "/.well-known/jwks.json");
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void isWhatWouldBeMade(String path) throws IOException {
        for (String request : List.of(
                get(path),
                get(path, "Accept: application/json", "User-Agent: a", "Cart-Token: b"),
                get(path, "Accept: text/html,application/xhtml+xml,*/*;q=0.8"),
                get(path, "Origin: " + LISTED),
                get(path, "X-Request-Id: abc-1"),
                get(path, "If-None-Match: \"no\", W/\"nope\""),
                get(path, "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT"),
                "HEAD " + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n",
                "GET " + path + " HTTP/1.0\r\n\r\n",
                "GET http://shop" + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n")) {
            expectTheSame(request, 200);
        }
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void whoHasItAlreadyIsToldSo(String path) throws IOException {
        Raw whole = send(remembering, get(path));
        for (String tags :
                List.of(whole.header("etag"), "W/" + whole.header("etag"), "\"a\", " + whole.header("etag"), "*")) {
            expectTheSame(get(path, "If-None-Match: " + tags), 304);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/products HTTP/1.1|Origin: https://elsewhere.example",
                "GET /v1/products HTTP/1.1|Origin: null",
                "GET /v1/products HTTP/1.1|Origin: http://shop",
                "GET /v1/products HTTP/1.1|Origin: https://shop.example",
                "GET /v1/products HTTP/1.1|Origin: https://corner.example:443",
                "GET /v1/products HTTP/1.1|Origin: https://Corner.example",
                "GET /v1/products HTTP/1.1|Origin: ://",
                "GET /v1/products HTTP/1.1|Authorization: Bearer no",
                "GET /v1/products HTTP/1.1|Authorization: Basic YTpi",
                "GET /v1/products HTTP/1.1|Accept: text/html",
                "GET /v1/products HTTP/1.1|Accept: application/json;q=0",
                "GET /v1/products HTTP/1.1|Accept: application/json;charset=utf-8",
                "GET /v1/products HTTP/1.1|Accept: application/problem+json",
                "GET /v1/products HTTP/1.1|Accept: nonsense",
                "GET /v1/products HTTP/1.1|Range: bytes=0-3",
                "GET /v1/products HTTP/1.1|If-Match: \"a\"",
                "GET /v1/products HTTP/1.1|Content-Length: 2",
                "GET /v1/products HTTP/1.1|X-Request-Id: a b",
                "GET /v1/products HTTP/1.1|User-Agent: \u00e4\u0099",
                "GET /v1/products?q=%zz HTTP/1.1|A: b",
                "GET /v1/products?q=%ff HTTP/1.1|A: b",
                "GET /v1/products?nonsense=1 HTTP/1.1|A: b",
                "GET /v1/products?limit=0 HTTP/1.1|A: b",
                "GET /v1/products? HTTP/1.1|A: b",
                "GET /v1/products#a HTTP/1.1|A: b",
                "GET /v1/products/ HTTP/1.1|A: b",
                "GET //v1/products HTTP/1.1|A: b",
                "GET /v1//products HTTP/1.1|A: b",
                "GET /v1/../v1/products HTTP/1.1|A: b",
                "GET /v1/%70roducts HTTP/1.1|A: b",
                "GET /v1/products;a=b HTTP/1.1|A: b",
                "GET /v1/products/nobody HTTP/1.1|A: b",
                "TRACE /v1/products HTTP/1.1|A: b",
                "OPTIONS /v1/products HTTP/1.1|A: b",
                "POST /v1/products HTTP/1.1|Content-Length: 0",
                "PUT /v1/products HTTP/1.1|Content-Length: 0",
                "get /v1/products HTTP/1.1|A: b",
                "HEAD /v1/products HTTP/1.1|Content-Length: 2",
                "GET /v1/me HTTP/1.1|A: b",
                "GET /v1/cart HTTP/1.1|A: b",
                "GET /docs HTTP/1.1|A: b",
                "GET /nowhere HTTP/1.1|A: b"
            })
    void whatIsOddIsAsItAlwaysWas(String lines) throws IOException {
        send(remembering, get("/v1/products"));

        String[] parts = lines.split("\\|", -1);
        String request = parts[0] + "\r\nHost: shop\r\nConnection: close\r\n" + parts[1] + "\r\n\r\n"
                + (parts[1].equals("Content-Length: 2") ? "{}" : "");
        expectTheSame(request, null);
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws IOException {
        expectTheSame(get("/v1/products", "X: " + "a".repeat(17_000)), 431);
    }

    @Test
    void comesPackedForThoseWhoTakeThat() throws IOException {
        String path = "/v1/products?limit=50";
        Raw whole = send(remembering, get(path));
        assertThat(whole.body().length).isGreaterThan(Answer.SMALLEST_PACKED);

        for (String accepted : List.of("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*")) {
            Raw packed = send(remembering, get(path, "Accept-Encoding: " + accepted));

            assertThat(packed.header("content-encoding")).as(accepted).isEqualTo("gzip");
            assertThat(packed.header("content-length")).isEqualTo(Integer.toString(packed.body().length));
            assertThat(packed.header("etag")).isEqualTo(whole.header("etag").replaceFirst("\"$", "-gzip\""));
            assertThat(packed.all("vary")).contains("Accept-Encoding");
            assertThat(unpacked(packed.body())).isEqualTo(whole.body());
        }
        for (String refused : List.of("identity", "br", "gzip;q=0", "gzip;q=0.0, *", "gzip;q=0.5, identity", "")) {
            Raw same = send(remembering, get(path, "Accept-Encoding: " + refused));

            assertThat(same.all("content-encoding")).as(refused).isEmpty();
            assertThat(same.body()).isEqualTo(whole.body());
            assertThat(same.all("vary")).contains("Accept-Encoding");
        }
    }

    @Test
    void eachOfItsFormsIsKnownByItsTag() throws IOException {
        String path = "/v1/products?limit=49";
        Raw first = send(remembering, get(path, "Accept-Encoding: gzip"));
        Raw whole = send(remembering, get(path));
        assertThat(first.header("content-encoding")).isEqualTo("gzip");

        for (Raw had : List.of(first, whole)) {
            for (String accepted : List.of("gzip", "identity")) {
                Raw answer = send(
                        remembering, get(path, "Accept-Encoding: " + accepted, "If-None-Match: " + had.header("etag")));

                assertThat(answer.status()).isEqualTo(304);
                assertThat(answer.header("etag")).isEqualTo(had.header("etag"));
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void whatIsSmallIsNotPacked() throws IOException {
        Raw answer = send(remembering, get("/v1/products/" + product.id() + "/reviews", "Accept-Encoding: gzip"));

        assertThat(answer.all("content-encoding")).isEmpty();
        assertThat(answer.all("vary")).doesNotContain("Accept-Encoding");
    }

    @Test
    void everyAnswerHasAnIdOfItsOwn() throws IOException {
        Raw one = send(remembering, get("/v1/products"));
        Raw other = send(remembering, get("/v1/products"));

        assertThat(one.all("x-request-id")).hasSize(1);
        assertThat(one.header("x-request-id")).isNotEqualTo(other.header("x-request-id"));
        assertThat(send(remembering, get("/v1/products", "X-Request-Id: mine.1"))
                        .header("x-request-id"))
                .isEqualTo("mine.1");
    }

    @Test
    void severalRequestsOfOneConnectionAreAnsweredInTheirOrder() throws IOException {
        String one = "GET /v1/products HTTP/1.1\r\nHost: shop\r\n\r\n";
        String other = "GET /v1/me HTTP/1.1\r\nHost: shop\r\n\r\n";
        send(remembering, get("/v1/products"));

        String answers =
                new String(bytes(remembering, one + other + one + get("/v1/categories")), StandardCharsets.ISO_8859_1);

        assertThat(answers.split("HTTP/1.1 ", -1))
                .extracting(answer -> answer.substring(0, Math.min(3, answer.length())))
                .containsExactly("", "200", "401", "200", "200");
    }

    /** Asks the node that remembers twice, so that the second answer is from memory if it can be, and the other once. */
    private void expectTheSame(String request, @org.jspecify.annotations.Nullable Integer status) throws IOException {
        Raw made = send(remembering, request);
        Raw given = send(remembering, request);
        Raw expected = send(plain, request);
        for (Raw answer : List.of(made, given)) {
            assertThat(answer.line()).as(request).isEqualTo(expected.line());
            assertThat(answer.headers()).as(request).isEqualTo(withEncoding(expected, answer));
            assertThat(answer.text()).as(request).isEqualTo(expected.text());
        }
        if (status != null) {
            assertThat(given.status()).isEqualTo(status);
        }
    }

    /** What can be packed says that it depends on what the client takes, which is all that differs. */
    private static Map<String, List<String>> withEncoding(Raw expected, Raw answer) {
        Map<String, List<String>> headers = new TreeMap<>(expected.headers());
        if (answer.all("vary").contains("Accept-Encoding")) {
            headers.merge(
                    "vary", List.of("Accept-Encoding"), (some, more) -> Stream.concat(some.stream(), more.stream())
                            .sorted()
                            .toList());
        }
        return headers;
    }

    private static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static Raw send(Shop shop, String request) throws IOException {
        return Raw.of(bytes(shop, request));
    }

    private static byte[] bytes(Shop shop, String request) throws IOException {
        try (Socket socket = new Socket("localhost", shop.address().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return socket.getInputStream().readAllBytes();
        }
    }

    /** An answer as it came, without what differs from one to the next. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(String line, Map<String, List<String>> all, byte[] body) {

        static Raw of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            String[] lines = text.substring(0, end).split("\r\n", -1);
            Map<String, List<String>> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.merge(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        List.of(lines[i].substring(colon + 1).trim()),
                        (some, more) -> Stream.concat(some.stream(), more.stream())
                                .sorted()
                                .toList());
            }
            return new Raw(lines[0], headers, Arrays.copyOfRange(bytes, end + 4, bytes.length));
        }

        int status() {
            return Integer.parseInt(line.substring(9, 12));
        }

        Map<String, List<String>> headers() {
            Map<String, List<String>> same = new TreeMap<>(all);
            same.remove("x-request-id");
            same.remove("date");
            return same;
        }

        List<String> all(String name) {
            return all.getOrDefault(name, List.of());
        }

        String header(String name) {
            assertThat(all(name)).as(name).hasSize(1);
            return all(name).getFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
