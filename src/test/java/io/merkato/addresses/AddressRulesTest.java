package io.merkato.addresses;

import static io.merkato.addresses.AddressBody.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses are refused over HTTP. What one must be, field by field and country by country, is told by AddressTest. */
@ShopTest
class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"name", "postalCode"})
    void whatIsNeededMustBeThere(String field, Shop shop) {
        Client ada = shop.customer();

        expectRefused(ada, AddressBody.full().without(field), field);
        expectRefused(ada, AddressBody.full().withNull(field), field);
        expectRefused(ada, AddressBody.full().with(field, ""), field);
        expectRefused(ada, AddressBody.full().with(field, "  "), field);
    }

    @ParameterizedTest
    @CsvSource({"name,200", "phone,40"})
    void everyTextHasItsLength(String field, int longest, Shop shop) {
        Client ada = shop.customer();

        expectRefused(ada, AddressBody.full().with(field, "x".repeat(longest + 1)), field);
        Answer added = AddressBody.full().with(field, "x".repeat(longest)).addTo(ada);

        assertThat(added.text("/" + field)).hasSize(longest);
    }

    @Test
    void whereThereAreNoPostalCodesAnAddressIsCompleteWithoutOne(Shop shop) {
        Client ada = shop.customer();

        Answer absent = AddressBody.in("HK", null).addTo(ada);
        Answer empty = AddressBody.in("HK", "").addTo(ada);
        Answer blank = AddressBody.in("HK", "  ").addTo(ada);

        assertThat(absent.at("/postalCode").isNull()).isTrue();
        assertThat(empty.at("/postalCode").isNull()).isTrue();
        assertThat(blank.at("/postalCode").isNull()).isTrue();
        assertThat(ada.get(absent.header("location")).expect(200).body()).isEqualTo(absent.body());
        assertThat(AddressBody.in("HK", "00000").addTo(ada).text("/postalCode")).isEqualTo("00000");
    }

    @Test
    void aReplacedAddressMayLoseItsPostalCodeWithItsCountry(Shop shop) {
        Client ada = shop.customer();
        String path = AddressBody.full().addTo(ada).header("location");

        Answer replaced = ada.put(path, AddressBody.in("HK", null).toString()).expect(200);

        assertThat(replaced.at("/postalCode").isNull()).isTrue();
        ada.put(path, AddressBody.in("DE", null).toString()).expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aPostalCodeOfAnotherCountryIsRefused(Shop shop) {
        Client ada = shop.customer();

        expectRefused(ada, AddressBody.in("DE", "SW1A 1AA"), "postalCode");
        expectRefused(ada, AddressBody.in("GB", "10115"), "postalCode");
    }

    @Test
    void aPostalCodeIsWrittenAsItsCountryWritesIt(Shop shop) {
        Client ada = shop.customer();

        assertThat(AddressBody.in("GB", " sw1a1aa").addTo(ada).text("/postalCode"))
                .isEqualTo("SW1A 1AA");
        assertThat(AddressBody.in("JP", "〒１０００００１").addTo(ada).text("/postalCode"))
                .isEqualTo("100-0001");
    }

    @Test
    void everyTextIsOneLine(Shop shop) {
        expectRefused(shop.customer(), AddressBody.full().with("line2", "a\nb"), "line2");
    }

    @Test
    void aCountryIsItsTwoCapitalLetters(Shop shop) {
        expectRefused(shop.customer(), AddressBody.full().with("country", "de"), "country");
    }

    @Test
    void allThatIsWrongIsToldAtOnce(Shop shop) {
        Answer refused = shop.customer().post(PATH, "{}").expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.at("/errors").valueStream().map(error -> error.get("pointer")
                        .asString()))
                .contains("/name", "/line1", "/city", "/postalCode", "/country");
    }

    @Test
    void aReplacementFollowsTheSameRules(Shop shop) {
        Client ada = shop.customer();
        Answer added = AddressBody.full().addTo(ada);

        ada.put(added.header("location"), AddressBody.full().without("city").toString())
                .expectProblem(422, "VALIDATION_FAILED");
        ada.put(added.header("location"), AddressBody.full().with("id", "x").toString())
                .expectProblem(400, "UNKNOWN_FIELD");

        assertThat(ada.get(added.header("location")).body()).isEqualTo(added.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "userId", "createdAt", "default", "__proto__", "postalcode"})
    void unknownFieldsAreRefused(String field, Shop shop) {
        Client ada = shop.customer();

        Answer refused =
                ada.post(PATH, AddressBody.full().with(field, "1").toString()).expectProblem(400, "UNKNOWN_FIELD");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/" + field);
        assertThat(ada.get(PATH).at("/items")).isEmpty();
    }

    @Test
    void aTextIsAText(Shop shop) {
        Client ada = shop.customer();
        String body = AddressBody.full().toString();

        ada.post(PATH, body.replace("\"10115\"", "10115")).expectProblem(400, "WRONG_TYPE");
        ada.post(PATH, body.replace("\"Berlin\"", "[\"Berlin\"]")).expectProblem(400, "WRONG_TYPE");
        ada.post(PATH, "[" + body + "]").expectProblem(400, "WRONG_TYPE");
        ada.post(PATH, body.substring(0, body.length() - 1)).expectProblem(400, "MALFORMED_JSON");
        ada.post(PATH, body.replace("Ada", "A\\u0000da")).expectProblem(400, "INVALID_TEXT");
        ada.post(PATH, body.replace("Ada", "A\\ud800da")).expectProblem(400, "INVALID_TEXT");
    }

    @Test
    void unknownParametersAreRefused(Shop shop) {
        Client ada = shop.customer();

        ada.get(PATH + "?country=DE").expectProblem(400, "UNKNOWN_PARAMETER");
        ada.get(PATH + "?limit=0").expectProblem(400, "INVALID_PARAMETER");
        ada.get(PATH + "?limit=101").expectProblem(400, "INVALID_PARAMETER");
    }

    private static void expectRefused(Client owner, AddressBody body, String field) {
        Answer refused = owner.post(PATH, body.toString()).expectProblem(422, "VALIDATION_FAILED");
        assertThat(refused.at("/errors").valueStream().map(error -> error.get("pointer")
                        .asString()))
                .isNotEmpty()
                .containsOnly("/" + field);
    }
}
