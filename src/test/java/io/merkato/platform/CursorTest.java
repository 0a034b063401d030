package io.merkato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists that are read page by page. */
@ShopTest
class CursorTest {

    private static final char SEPARATOR = '\u001f';

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "abc", "1.5", "1e1", "99999999999", "NaN"})
    void aLimitIsAWholeNumberFrom1To100(String limit, Shop shop) {
        shop.anonymous().get("/v1/products?limit=" + limit).expectProblem(400, "INVALID_PARAMETER");
        shop.admin().get("/v1/admin/products?limit=" + limit).expectProblem(400, "INVALID_PARAMETER");
        shop.customer().get("/v1/orders?limit=" + limit).expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void oneAnd100AreLimits(Shop shop) {
        shop.anonymous().get("/v1/products?limit=1").expect(200);
        shop.anonymous().get("/v1/products?limit=100").expect(200);
    }

    @Test
    void aCursorOfAnotherQueryIsRefused(Shop shop) {
        String brand = brandWithProducts(3, shop);
        String cursor = list(shop, brand, "&limit=1").text("/nextCursor");

        list(shop, brand, "&limit=1&sort=price&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        list(shop, brand, "&minPrice=1&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        list(shop, "another", "&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        shop.admin().get("/v1/admin/products?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        shop.customer().get("/v1/orders?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void aCursorBearsAnotherLimit(Shop shop) {
        String brand = brandWithProducts(4, shop);
        String cursor = list(shop, brand, "&limit=1").text("/nextCursor");

        Answer rest = list(shop, brand, "&limit=10&cursor=" + cursor).expect(200);

        assertThat(rest.at("/items").size()).isEqualTo(3);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA", "null", "%00", "%ff"})
    void whatIsNoCursorIsRefused(String cursor, Shop shop) {
        assertThat(shop.anonymous()
                        .get("/v1/products?cursor=" + cursor)
                        .expect(400)
                        .text("/code"))
                .isIn("INVALID_CURSOR", "INVALID_TEXT", "MALFORMED_REQUEST");
    }

    @Test
    void aCursorThatIsTooLongIsRefused(Shop shop) {
        shop.anonymous().get("/v1/products?cursor=" + "A".repeat(2001)).expectProblem(400, "INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name", "rating", "popularity"})
    void aCursorWhoseKeysWereTamperedWithIsRefused(String sort, Shop shop) {
        String brand = brandWithProducts(2, shop);
        String cursor = list(shop, brand, "&limit=1&sort=" + sort).text("/nextCursor");
        List<String> parts = parts(cursor);

        for (int i = 1; i < parts.size(); i++) {
            List<String> damaged = new ArrayList<>(parts);
            damaged.set(i, "\u0000");
            list(shop, brand, "&limit=1&sort=" + sort + "&cursor=" + encoded(damaged))
                    .expectProblem(400, "INVALID_CURSOR");
        }
        list(shop, brand, "&limit=1&sort=" + sort + "&cursor=" + encoded(parts.subList(0, parts.size() - 1)))
                .expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void pagesTogetherHaveEveryItemOnceWhileOthersComeAndGo(Shop shop) {
        String brand = brandWithProducts(5, shop);
        List<String> before = ids(list(shop, brand, "&limit=100"));
        Answer first = list(shop, brand, "&limit=2").expect(200);

        product(brand, shop);
        shop.admin().delete("/v1/admin/products/" + ids(first).getLast()).expect(204);
        Answer second = list(shop, brand, "&limit=2&cursor=" + first.text("/nextCursor"));
        Answer third = list(shop, brand, "&limit=2&cursor=" + second.text("/nextCursor"));

        List<String> read = new ArrayList<>(ids(first));
        read.addAll(ids(second));
        read.addAll(ids(third));
        assertThat(read).containsExactlyElementsOf(before);
        assertThat(third.at("/nextCursor").isNull()).isTrue();
    }

    private static String brandWithProducts(int count, Shop shop) {
        String brand = "Brand " + UUID.randomUUID();
        for (int i = 0; i < count; i++) {
            product(brand, shop);
        }
        return brand;
    }

    private static void product(String brand, Shop shop) {
        String sku = UUID.randomUUID().toString();
        shop.admin().post("/v1/admin/products", """
                        {"title":"Product %s","brand":"%s","status":"active",
                         "variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"}}]}
                        """.formatted(sku, brand, sku)).expect(201);
    }

    private static Answer list(Shop shop, String brand, String more) {
        return shop.anonymous().get("/v1/products?brand=" + brand.replace(" ", "%20") + more);
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : list.at("/items")) {
            ids.add(item.get("id").asString());
        }
        return ids;
    }

    private static List<String> parts(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        return List.of(text.split(String.valueOf(SEPARATOR), -1));
    }

    private static String encoded(List<String> parts) {
        byte[] bytes = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
