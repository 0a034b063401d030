package io.merkato.catalog;

import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a product must be, as the API says it. Each rule is here once or twice; ProductRulesTest has all of them. */
@ShopTest
class ProductValidationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    title       | ""                                              | /title               | REQUIRED
                    slug        | "Has Space"                                     | /slug                | INVALID_SLUG
                    attributes  | {"size":{"w":1}}                                | /attributes/size     | WRONG_TYPE
                    attributes  | {"a/b":null}                                    | /attributes/a~1b     | WRONG_TYPE
                    images      | ["javascript:alert(1)"]                         | /images/0/url        | INVALID_URL
                    images      | [{"alt":"no address"}]                          | /images/0/url        | REQUIRED
                    images      | [null]                                          | /images/0            | REQUIRED
                    categories  | [null]                                          | /categories/0        | REQUIRED
                    variants    | []                                              | /variants            | WRONG_SIZE
                    variants    | [null]                                          | /variants/0          | REQUIRED
                    variants    | [{"price":{"amount":1,"currency":"EUR"}}]       | /variants/0/sku      | REQUIRED
                    variants    | [{"sku":"A"}]                                   | /variants/0/price    | REQUIRED
                    """)
    void aValueThatCannotBeAcceptedIsPointedAt(String field, String json, String pointer, String code, Shop shop) {
        Answer refused =
                ProductBody.active("Fine").with(field, json).send(shop).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        assertThat(refused.at("/errors")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "price":{"amount":-1,"currency":"EUR"}          | /variants/0/price/amount          | OUT_OF_RANGE
                    "price":{"amount":1,"currency":"USD"}           | /variants/0/price/currency        | OTHER_CURRENCY
                    "onHand":-1                                     | /variants/0/onHand                | OUT_OF_RANGE
                    "gtin":"123"                                    | /variants/0/gtin                  | INVALID_GTIN
                    "sku":"has\\u00e9accent"                        | /variants/0/sku                   | INVALID_SKU
                    "options":{"Size":null}                         | /variants/0/options/Size          | REQUIRED
                    "options":{"W/H":" "}                           | /variants/0/options/W~1H          | REQUIRED
                    """)
    void aVariantValueThatCannotBeAcceptedIsPointedAt(String member, String pointer, String code, Shop shop) {
        Answer refused = ProductBody.active("Fine")
                .with("variants", "[" + variantWith(member) + "]")
                .send(shop)
                .expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        assertThat(refused.at("/errors")).hasSize(1);
    }

    @Test
    void aNumberThatNoProgramCouldReadBackIsRefused(Shop shop) {
        String body =
                ProductBody.active("Fine").attribute("big", "1").toString().replace("{\"big\":1}", "{\"big\":1e999}");

        Answer refused = shop.admin().post("/v1/admin/products", body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/attributes/big");
        assertThat(refused.text("/errors/0/code")).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce(Shop shop) {
        Answer refused = shop.admin().post("/v1/admin/products", """
                        {"title":" ","slug":"No Slug","images":["nowhere"],"variants":[
                          {"sku":"X","price":{"amount":-1,"currency":"USD"},"onHand":-1},
                          {"sku":"X","price":{"amount":1,"currency":"EUR"},"gtin":"1"}]}
                        """).expectProblem(422, "VALIDATION_FAILED");

        assertThat(texts(refused.at("/errors"), "pointer"))
                .containsExactlyInAnyOrder(
                        "/title",
                        "/slug",
                        "/images/0/url",
                        "/variants/0/price/amount",
                        "/variants/0/price/currency",
                        "/variants/0/onHand",
                        "/variants/1/gtin",
                        "/variants/1/sku",
                        "/variants/1/options");
    }

    @Test
    void whatIsMissingIsSaidAtOnce(Shop shop) {
        Answer refused = shop.admin().post("/v1/admin/products", "{}").expectProblem(422, "VALIDATION_FAILED");

        assertThat(texts(refused.at("/errors"), "pointer")).containsExactly("/title", "/variants");
    }

    @Test
    void limitsThemselvesAreAllowed(Shop shop) {
        Answer made = ProductBody.active("x".repeat(300))
                .with("variants", "[" + variantWith("""
                        "price":{"amount":9000000000000,"currency":"EUR"},"onHand":1000000000,"gtin":"12345678"
                        """) + "]")
                .create(shop);

        assertThat(made.at("/variants/0/price/amount").asLong()).isEqualTo(9_000_000_000_000L);
        assertThat(shop.available(made.text("/id"))).isEqualTo(1_000_000_000);
    }

    @Test
    void aFreeProductIsAllowed(Shop shop) {
        assertThat(ProductBody.active("Gift").price(0).create(shop).number("/variants/0/price/amount"))
                .isZero();
    }

    @Test
    void anUnknownCategoryIsRefusedAndNothingIsMade(Shop shop) {
        String sku = unique("SKU-");

        Answer refused = ProductBody.active("Lost")
                .variant(sku, 100, 1)
                .category(unique("no-such-"))
                .send(shop)
                .expectProblem(422, "CATEGORY_UNKNOWN");

        assertThat(refused.text("/errors/0/pointer")).startsWith("/categories");
        ProductBody.active("Found").variant(sku, 100, 1).create(shop);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    status   | "sold"                                                  | WRONG_TYPE    | /status
                    status   | 1                                                       | WRONG_TYPE    | /status
                    title    | 5                                                       | WRONG_TYPE    | /title
                    price    | 5                                                       | UNKNOWN_FIELD | /price
                    variants | [{"sku":"A","price":{"amount":1.5,"currency":"EUR"}}]   | WRONG_TYPE    | /variants/0/price/amount
                    variants | [{"sku":"A","price":{"amount":"1","currency":"EUR"}}]   | WRONG_TYPE    | /variants/0/price/amount
                    variants | [{"sku":"A","price":{"amount":1}}]                      | WRONG_TYPE    | /variants/0/price
                    variants | [{"sku":"A","price":{"amount":1,"currency":"EUR"},"onHand":99999999999}] | WRONG_TYPE | /variants/0/onHand
                    title    | "NUL \\u0000"                                           | INVALID_TEXT  | /title
                    """)
    void aBodyOfAnotherShapeIsMalformed(String field, String json, String code, String pointer, Shop shop) {
        Answer refused = ProductBody.active("Fine").with(field, json).send(shop).expectProblem(400, code);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"title":""}
                    {"variants":[]}
                    {"variants":[null]}
                    {"images":[null]}
                    {"attributes":{"a":{}}}
                    """)
    void aPatchObeysTheSameRules(String body, Shop shop) {
        String path = "/v1/admin/products/" + ProductBody.active("Fine").createId(shop);
        Answer before = shop.admin().get(path);

        shop.admin().patch(path, body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(shop.admin().get(path).body()).isEqualTo(before.body());
    }

    private static String variantWith(String member) {
        String sku = member.startsWith("\"sku\"") ? "" : "\"sku\":\"" + unique("SKU-") + "\",";
        String price = member.startsWith("\"price\"") ? "" : "\"price\":{\"amount\":1,\"currency\":\"EUR\"},";
        return "{" + sku + price + member + "}";
    }
}
