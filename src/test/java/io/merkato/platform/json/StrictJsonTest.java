package io.merkato.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.passwords.Password;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that are no JSON, or not the JSON that a route takes. */
@ShopTest
class StrictJsonTest {

    private static final String LOGIN = "/v1/auth/login";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"email\":\"a\"",
                "{'email':'a'}",
                "{email:\"a\"}",
                "{\"email\":\"a\",}",
                "{\"email\":\"a\nb\"}",
                "{\"email\":NaN}",
                "{\"email\":01}",
                "{\"email\":\"\\x\"}",
                "// a comment\n{}",
                "null"
            })
    void whatIsNoJsonObjectIsRefused(String body, Shop shop) {
        shop.anonymous().post(LOGIN, body).expectProblem(400, "MALFORMED_JSON");
    }

    @Test
    void textsAreComposedAndPasswordsAreTakenAsTyped(Shop shop) {
        JsonMapper json = shop.bean(JsonMapper.class);
        String decomposed = Normalizer.normalize("\"Zoë\"", Normalizer.Form.NFD);

        assertThat(json.readValue(decomposed, String.class)).isEqualTo("Zoë");
        assertThat((Object) json.readValue("{\"a\":" + decomposed + "}", Map.class))
                .isEqualTo(Map.of("a", "Zoë"));
        assertThat(json.readValue(decomposed, Password.class).typed()).isEqualTo(decomposed.replace("\"", ""));
    }

    @Test
    void anAbsentBodyIsRefused(Shop shop) {
        shop.anonymous()
                .with("Content-Type", "application/json")
                .post(LOGIN, null)
                .expectProblem(400, "MALFORMED_JSON");
    }

    @Test
    void aRepeatedFieldIsRefused(Shop shop) {
        shop.anonymous()
                .post(LOGIN, "{\"email\":\"a@example.org\",\"email\":\"b@example.org\",\"password\":\"x\"}")
                .expectProblem(400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "{}", " null", "]"})
    void textBehindTheBodyIsRefused(String rest, Shop shop) {
        shop.anonymous()
                .post(LOGIN, "{\"email\":\"a\",\"password\":\"b\"}" + rest)
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"a\",\"password\":\"b\",\"remember\":true} | /remember",
                "{\"email\":\"a\",\"password\":\"b\",\"Email\":\"c\"}   | /Email",
                "{\"a/b~c\":1}                                          | /a~1b~0c"
            })
    void anUnknownFieldIsRefusedAndPointedAt(String body, String pointer, Shop shop) {
        Answer answer = shop.anonymous().post(LOGIN, body).expectProblem(400, "UNKNOWN_FIELD");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/code")).isEqualTo("UNKNOWN_FIELD");
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    @Test
    void anUnknownFieldDeepInTheBodyIsPointedAt(Shop shop) {
        Answer answer = shop.admin().post("/v1/admin/products", """
                        {"title":"x","variants":[{"sku":"a","price":{"amount":1,"currency":"EUR","vat":19}}]}""").expectProblem(400, "UNKNOWN_FIELD");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/variants/0/price/vat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "1.0", "1e0", "1e400", "true", "[1]", "{}", "99999999999", "\"\""})
    void onlyAWholeNumberIsAQuantity(String quantity, Shop shop) {
        Answer answer = addToCart(quantity, shop).expectProblem(400, "WRONG_TYPE");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @Test
    void aRequiredFieldThatIsNullIsPointedAt(Shop shop) {
        Answer answer = addToCart("null", shop).expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/quantity");
    }

    @Test
    void allMissingFieldsAreToldAtOnce(Shop shop) {
        Answer answer = shop.anonymous().post(LOGIN, "{}").expectProblem(422, "VALIDATION_FAILED");

        assertThat(answer.at("/errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactlyInAnyOrder("/email", "/password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "[]", "[\"a\"]", "{}"})
    void onlyATextIsAText(String email, Shop shop) {
        Answer answer = shop.anonymous()
                .post(LOGIN, "{\"email\":" + email + ",\"password\":\"b\"}")
                .expectProblem(400, "WRONG_TYPE");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/email");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "[]", "\"text\"", "1", "true", "[{\"email\":\"a\",\"password\":\"b\"}]"})
    void onlyAnObjectIsABody(String body, Shop shop) {
        shop.anonymous().post(LOGIN, body).expectProblem(400, "WRONG_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"100\"", "1.5", "1e2", "null", "{}"})
    void onlyAWholeNumberIsAnAmount(String amount, Shop shop) {
        Answer answer = shop.admin()
                .post("/v1/admin/products", """
                        {"title":"x","variants":[{"sku":"%s","price":{"amount":%s,"currency":"EUR"}}]}
                        """.formatted(UUID.randomUUID(), amount))
                .expectProblem(400, "WRONG_TYPE");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/variants/0/price/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800"})
    void aTextWithNulOrHalfAPairIsRefused(String text, Shop shop) {
        Answer answer = shop.anonymous()
                .post(LOGIN, "{\"email\":\"" + text + "\",\"password\":\"b\"}")
                .expectProblem(400, "INVALID_TEXT");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/email");
    }

    @Test
    void aWholePairIsATextLikeAnyOther(Shop shop) {
        shop.anonymous()
                .post(LOGIN, "{\"email\":\"\\ud83d\\ude00@example.org\",\"password\":\"wrong password\"}")
                .expectProblem(401, "INVALID_CREDENTIALS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\\u0000\":\"b\"}", "{\"a\":\"\\u0000\"}", "{\"a\":[\"\\ud800\"]}"})
    void nulAndHalvesOfPairsAreFoundInFreeAttributes(String attributes, Shop shop) {
        newProduct(attributes, shop).expectProblem(400, "INVALID_TEXT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\\u0000\":\"a\"}", "{\"\\ud800\":\"a\"}"})
    void aNameWithNulOrHalfAPairIsRefused(String body, Shop shop) {
        Answer answer = shop.anonymous().post(LOGIN, body).expect(400);

        assertThat(answer.text("/code")).isIn("UNKNOWN_FIELD", "MALFORMED_JSON");
    }

    @Test
    void aNumberBeyondAllMeasureIsRefused(Shop shop) {
        newProduct("{\"weight\":1e400}", shop).expectProblem(422, "VALIDATION_FAILED");
        addToCart("9".repeat(5000), shop).expectProblem(400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"email\":[", "{\"email\":{\"a\":"})
    void aBodyTenThousandLevelsDeepIsRefused(String level, Shop shop) {
        Answer answer = shop.anonymous().post(LOGIN, level.repeat(10_000)).expect(400);

        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isIn("MALFORMED_JSON", "WRONG_TYPE");
    }

    @Test
    void freeAttributesTenThousandLevelsDeepAreRefused(Shop shop) {
        newProduct("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", shop)
                .expectProblem(400, "MALFORMED_JSON");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused(Shop shop) {
        byte[] body = "{\"email\":\"?\",\"password\":\"b\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        body[10] = (byte) 0xff;

        shop.anonymous()
                .send("POST", LOGIN, BodyPublishers.ofByteArray(body), "application/json")
                .expectProblem(400, "MALFORMED_JSON");
    }

    private static Answer addToCart(String quantity, Shop shop) {
        return shop.anonymous()
                .post("/v1/cart/items", "{\"variantId\":\"" + UUID.randomUUID() + "\",\"quantity\":" + quantity + "}");
    }

    private static Answer newProduct(String attributes, Shop shop) {
        return shop.admin().post("/v1/admin/products", """
                {"title":"x","attributes":%s,"variants":[
                  {"sku":"%s","price":{"amount":1,"currency":"EUR"}}]}
                """.formatted(attributes, UUID.randomUUID()));
    }
}
