package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no well-behaved client sends, written to the socket by hand. */
@ShopTest
class WireTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1//products",
                "//v1/products",
                "/v1/products//",
                "/v1/%2e/products",
                "/v1/products/%2e%2e/me",
                "/v1/./products",
                "/v1/../v1/products",
                "/v1/products;a=b",
                "/v1;/admin/products",
                "/v1/products/a%3bb",
                "/v1/products/a%2fb",
                "/v1/products/a%5cb",
                "/v1/products/a\\b",
                "/v1/products/%00",
                "/v1/products/%0a",
                "/v1/products/%ff",
                "/v1/products/%c0%ae",
                "/v1/products/%zz",
                "/v1/products/%",
                "/v1/products/{id}",
                "/v1/admin%2fproducts",
                "/v1/products?q=%ff",
                "/v1/products?q=%zz",
                "/v1/products?q=%ed%a0%80",
                "v1/products",
                "*"
            })
    void aPathThatCanBeReadInTwoWaysIsRefused(String path, Shop shop) throws IOException {
        refused(400, "MALFORMED_REQUEST", send(shop, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n" + LAST));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense,                                          400, MALFORMED_REQUEST",
        "GET,                                               400, MALFORMED_REQUEST",
        "GET /v1/pro ducts HTTP/1.1,                        400, MALFORMED_REQUEST",
        "GET /v1/products HTTP/9.9,                         505, HTTP_VERSION_UNKNOWN",
        "GET /v1/products,                                  505, HTTP_VERSION_UNKNOWN",
        "CONNECT /v1/products HTTP/1.1,                     400, MALFORMED_REQUEST",
        "TRACE /v1/products HTTP/1.1,                       405, METHOD_NOT_ALLOWED"
    })
    void aRequestLineThatMakesNoSenseIsRefused(String line, int status, String code, Shop shop) throws IOException {
        refused(status, code, send(shop, line + "\r\nHost: shop\r\n" + LAST));
    }

    @ParameterizedTest
    @CsvSource({
        "No-Colon,                                          400, MALFORMED_REQUEST",
        "A Name: with a blank,                              400, MALFORMED_REQUEST",
        "Host: another,                                     400, MALFORMED_REQUEST",
        "Content-Length: many,                              400, MALFORMED_REQUEST",
        "Content-Length: -1,                                400, MALFORMED_REQUEST",
        "Transfer-Encoding: nonsense,                       400, MALFORMED_REQUEST",
        "Expect: nonsense,                                  417, EXPECTATION_FAILED"
    })
    void aHeaderThatMakesNoSenseIsRefused(String header, int status, String code, Shop shop) throws IOException {
        refused(status, code, send(shop, "POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n" + LAST));
    }

    @Test
    void aRequestWithoutAHostIsRefused(Shop shop) throws IOException {
        refused(400, "MALFORMED_REQUEST", send(shop, "GET /v1/products HTTP/1.1\r\n" + LAST));
    }

    @Test
    void twoLengthsOfOneBodyAreRefused(Shop shop) throws IOException {
        String request = "POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n";

        refused(
                400,
                "MALFORMED_REQUEST",
                send(shop, request + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
        refused(400, "MALFORMED_REQUEST", send(shop, request + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "));
    }

    @Test
    void aChunkWithoutASizeIsRefused(Shop shop) throws IOException {
        refused(400, "MALFORMED_REQUEST", send(shop, """
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                zz\r
                \r
                """));
    }

    @Test
    void aBodyWithoutATypeIsRefused(Shop shop) throws IOException {
        refused(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                send(
                        shop,
                        "POST /v1/auth/login HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
    }

    @Test
    void aHeaderOverTheLimitIsRefused(Shop shop) throws IOException {
        refused(
                431,
                "HEADERS_TOO_LARGE",
                send(shop, "GET /v1/products HTTP/1.1\r\nHost: shop\r\nX: " + "a".repeat(17_000) + "\r\n\r\n"));
    }

    @Test
    void aPathOverTheLimitIsRefused(Shop shop) throws IOException {
        refused(414, "URI_TOO_LONG", send(shop, "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: shop\r\n\r\n"));
    }

    @Test
    void aDeclaredBodyOverTheLimitIsRefusedBeforeItIsSent(Shop shop) throws IOException {
        refused(413, "BODY_TOO_LARGE", send(shop, """
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Content-Length: %s\r
                \r
                """.formatted(LIMIT + 1)));
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedWhenItGoesOver(Shop shop) throws IOException {
        refused(413, "BODY_TOO_LARGE", send(shop, """
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                %s\r
                %s""".formatted(
                        Integer.toHexString(LIMIT + 1), " ".repeat(LIMIT + 1))));
    }

    @Test
    void aBodyThatJustFitsIsRead(Shop shop) throws IOException {
        String body = "{\"email\":\"nobody@example.org\",\"password\":\"wrong password\"}";

        refused(401, "INVALID_CREDENTIALS", send(shop, """
                POST /v1/auth/login HTTP/1.1\r
                Host: shop\r
                Content-Type: application/json\r
                Content-Length: %s\r
                Connection: close\r
                \r
                %s""".formatted(LIMIT, body + " ".repeat(LIMIT - body.length()))));
    }

    private static final String LAST = "Connection: close\r\n\r\n";

    private static void refused(int status, String code, String answer) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        int end = answer.indexOf("\r\n\r\n");
        assertThat(answer.substring(0, end).toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: application/problem+json")
                .doesNotContain("jetty");
        String body = answer.substring(end + 4);
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).startsWith("urn:merkato:problem:");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("/");
        assertThat(body).doesNotContain("<html", "Exception", "org.eclipse", "badMessage");
    }

    /** Sends the text and reads the answer until the shop closes the connection. */
    private static String send(Shop shop, String request) throws IOException {
        try (Socket socket = new Socket("localhost", shop.address().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
