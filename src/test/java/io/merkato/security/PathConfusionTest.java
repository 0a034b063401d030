package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.security.Wire.Reply;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the rule that a path is guarded by, written to the socket by hand. */
@ShopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathConfusionTest {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private String customer;

    @BeforeAll
    void signIn(Shop shop) {
        String token = shop.signIn(shop.registered(), Shop.PASSWORD).text("/accessToken");
        customer = "Authorization: Bearer " + token + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/admin/products",
                "/v1//admin/products",
                "/v1/admin//products",
                "/v1/admin/products/",
                "/v1/admin/products/.",
                "/v1/admin/./products",
                "/v1/./admin/products",
                "/v1/products/../admin/products",
                "/v1/%2e/admin/products",
                "/v1/products/%2e%2e/admin/products",
                "/v1%2fadmin%2fproducts",
                "/v1/admin%2Fproducts",
                "/v1/%61dmin/products",
                "/v1/%2561dmin/products",
                "/v1/admin/products.",
                "/v1/admin/products.json",
                "/v1/admin./products",
                "/V1/admin/products",
                "/v1/Admin/products",
                "/v1/ADMIN/PRODUCTS",
                "/v1/admin/products;jsessionid=1",
                "/v1/admin;x=y/products",
                "/v1;/admin/products",
                "/v1/admin/products%3bx",
                "/v1/admin/products%00",
                "/v1/admin/products%20",
                "/v1/admin/products%09",
                "/v1/admin\\products",
                "/v1/admin%5cproducts",
                "/v1/admin/products#x",
                "/v1/\u00e4dmin/products",
                "/v1/%ef%bd%81dmin/products",
                "/v1/admin/products?",
                "http://shop/v1/admin/products",
                "http://shop//v1/admin/products",
                "http://elsewhere/v1/products/../admin/products"
            })
    void noSpellingOfAPathOpensWhatIsForStaff(String path, Shop shop) {
        for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
            for (String who : List.of("", customer)) {
                Reply reply = Wire.send(shop, method + " " + path + " HTTP/1.1\r\nHost: shop\r\n" + who + Wire.LAST);
                assertThat(reply.status()).as(method + " " + path).isBetween(400, 405);
                assertThat(reply.body()).doesNotContain("nextCursor");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/.",
                "/v1//orders",
                "/v1/orders/",
                "/v1/Orders",
                "/v1/orders.",
                "/v1/orders.json",
                "/v1/orders;jsessionid=1",
                "/v1/%2e%2e/v1/orders",
                "/v1/orders/%2e%2e/me"
            })
    void aPathHasOneSpelling(String path, Shop shop) {
        Reply reply = Wire.send(shop, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n" + customer + Wire.LAST);

        assertThat(reply.status()).as(path).isIn(400, 404);
        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "X-HTTP-Method: DELETE",
                "X-Method-Override: DELETE",
                "X-HTTP-Method-Override: GET"
            })
    void aHeaderDoesNotMakeAnotherMethodOfARequest(String header, Shop shop) {
        String path = shop.product(100, 1).path();
        String staff = "Authorization: Bearer "
                + shop.signIn(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD).text("/accessToken") + "\r\n";

        Reply reply = Wire.send(
                shop,
                "POST " + path + " HTTP/1.1\r\nHost: shop\r\n" + staff + header + "\r\nContent-Length: 0\r\n"
                        + Wire.LAST);

        assertThat(reply.status()).isEqualTo(405);
        shop.admin().get(path).expect(200);
    }

    @Test
    void aParameterDoesNotMakeAnotherMethodOfARequest(Shop shop) {
        String path = shop.product(100, 1).path();

        assertThat(shop.admin().post(path + "?_method=DELETE", "{}").status()).isIn(400, 405);
        assertThat(shop.admin()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post(path, "_method=DELETE")
                        .status())
                .isIn(405, 415);
        shop.admin().get(path).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /v1/admin/products",
                "X-Rewrite-URL: /v1/admin/products",
                "X-Forwarded-Prefix: /v1/admin",
                "X-Forwarded-Path: /v1/admin/products",
                "X-Forwarded-User: admin",
                "X-Remote-User: admin",
                "X-User-Roles: admin",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=127.0.0.1;host=localhost"
            })
    void aHeaderMakesNobodyAnAdmin(String header, Shop shop) {
        Reply admin = Wire.send(
                shop, "GET /v1/admin/products HTTP/1.1\r\nHost: shop\r\n" + customer + header + "\r\n" + Wire.LAST);
        Reply elsewhere = Wire.send(shop, "GET /v1/nothing HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n" + Wire.LAST);

        assertThat(admin.status()).isEqualTo(403);
        assertThat(elsewhere.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "Get", "FOO", "TRACE"})
    void noMethodOpensWhatIsForStaff(String method, Shop shop) {
        for (String path : List.of("/v1/admin/products", "/v1/admin/imports", "/v1/admin/categories")) {
            Reply reply = Wire.send(
                    shop,
                    method + " " + path + " HTTP/1.1\r\nHost: shop\r\n" + customer + "Content-Length: 0\r\n"
                            + Wire.LAST);
            assertThat(reply.status()).as(method + " " + path).isIn(400, 403, 405);
        }
    }
}
