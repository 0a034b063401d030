package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.security.Wire.Reply;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says to a browser, whoever gives it: a route, a filter, or the server before both. */
@ShopTest
class HeadersOfEveryAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET /v1/products HTTP/1.1 |",
                "200 | GET /health/live HTTP/1.1 |",
                "200 | HEAD /v1/products HTTP/1.1 |",
                "200 | OPTIONS /v1/products HTTP/1.1 |",
                "400 | GET /v1/products?nonsense=1 HTTP/1.1 |",
                "400 | GET /v1/products;x HTTP/1.1 |",
                "400 | GET /v1/%zz HTTP/1.1 |",
                "400 | GET /v1/products/%2f HTTP/1.1 |",
                "400 | GET /v1/pro ducts HTTP/1.1 |",
                "400 | nonsense |",
                "401 | GET /v1/me HTTP/1.1 |",
                "401 | GET /v1/admin/products HTTP/1.1 |",
                "404 | GET /v1/nothing HTTP/1.1 |",
                "404 | GET /v1/products/nothing HTTP/1.1 |",
                "405 | PUT /v1/products HTTP/1.1 |",
                "405 | TRACE /v1/products HTTP/1.1 |",
                "405 | FOO /v1/products HTTP/1.1 |",
                "406 | GET /v1/categories HTTP/1.1 | Accept: image/png",
                "413 | POST /v1/auth/login HTTP/1.1 | Content-Length: 99999999",
                "415 | POST /v1/auth/login HTTP/1.1 | Content-Type: text/plain",
                "417 | POST /v1/auth/login HTTP/1.1 | Expect: nonsense",
                "500 | GET /failing HTTP/1.1 |",
                "505 | GET /v1/products HTTP/9.9 |"
            })
    void everyAnswerIsGuarded(int status, String line, @Nullable String header, Shop shop) {
        guarded(
                status,
                Wire.send(
                        shop,
                        line + "\r\nHost: shop\r\n" + (header == null ? "" : header + "\r\n")
                                + "X-Request-Id: edge-7\r\n" + Wire.LAST));
    }

    @Test
    void anAnswerToTooMuchIsGuarded(Shop shop) {
        guarded(431, Wire.send(shop, "GET / HTTP/1.1\r\nHost: shop\r\nX: " + "a".repeat(17_000) + "\r\n\r\n"));
        guarded(414, Wire.send(shop, "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: shop\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/env",
                "/metrics",
                "/heapdump",
                "/loggers",
                "/health",
                "/health/db",
                "/beans",
                "/configprops",
                "/threaddump",
                "/prometheus",
                "/shutdown",
                "/.git",
                "/.git/config",
                "/.env",
                "/application.yaml",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/db/migration",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/h2-console",
                "/server-status",
                "/jolokia",
                "/console",
                "/wp-login.php",
                "/webjars/",
                "/images/",
                "/docs/../application.yaml"
            })
    void nothingThatTellsOfTheInsideIsServed(String path, Shop shop) {
        Reply reply = Wire.send(shop, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n" + Wire.LAST);

        if (path.startsWith("/health")) {
            assertThat(reply.status()).isIn(200, 404);
            assertThat(reply.body()).doesNotContain("components", "PostgreSQL", "validationQuery", "details", "path");
        } else {
            assertThat(reply.status()).isIn(400, 404);
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void traceDoesNotEcho(Shop shop) {
        Reply reply = Wire.send(
                shop, "TRACE /v1/products HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer secret\r\n" + Wire.LAST);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.body()).doesNotContain("secret");
    }

    private static void guarded(int status, Reply reply) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(reply.header("strict-transport-security")).startsWith("max-age=31536000");
        assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
        assertThat(reply.header("x-request-id")).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(reply.headers().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("jetty", "spring", "server:", "x-powered-by", "set-cookie");
        if (status >= 400) {
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
            assertThat(reply.header("cache-control")).contains("no-store");
        }
    }
}
