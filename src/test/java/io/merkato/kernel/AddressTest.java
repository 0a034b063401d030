package io.merkato.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address must be, wherever one is taken. */
class AddressTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void aCompleteOneIsGood() {
        expectGood(full());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "city", "postalCode", "country"})
    void whatIsNeededMustBeThere(String field) {
        expectRefused(with(field, null), field);
        expectRefused(with(field, ""), field);
        expectRefused(with(field, "  "), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line2", "region", "phone"})
    void theRestMayBeAbsent(String field) {
        expectGood(with(field, null));
        expectGood(with(field, ""));
    }

    @ParameterizedTest
    @CsvSource({"name,200", "line1,200", "line2,200", "city,100", "region,100", "phone,40"})
    void everyTextHasItsLength(String field, int longest) {
        expectRefused(with(field, "x".repeat(longest + 1)), field);
        expectGood(with(field, "x".repeat(longest)));
    }

    @Test
    void aPostalCodeOfAnUncertainFormHasItsLength() {
        expectRefused(in("BO", "x".repeat(21)), "postalCode");
        expectGood(in("BO", "x".repeat(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "AE", "QA", "BO", "GH", "JM", "PA", "IE", "MO", "ZW"})
    void whereThereAreNoPostalCodesAnAddressIsCompleteWithoutOne(String country) {
        for (String nothing : new @Nullable String[] {null, "", "  "}) {
            Map<String, @Nullable String> address = in(country, nothing);
            expectGood(address);
            assertThat(address(address).postalCode()).isNull();
        }
        expectGood(in(country, "00000"));
        assertThat(address(in(country, "00000")).postalCode()).isEqualTo("00000");
    }

    @Test
    void aPostalCodeOfAnotherCountryIsRefused() {
        expectRefused(in("DE", "SW1A 1AA"), "postalCode");
        expectRefused(in("GB", "10115"), "postalCode");
    }

    @Test
    void aPostalCodeIsWrittenAsItsCountryWritesIt() {
        assertThat(address(in("GB", " sw1a1aa")).postalCode()).isEqualTo("SW1A 1AA");
        assertThat(address(in("JP", "〒１０００００１")).postalCode()).isEqualTo("100-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "line2", "city", "postalCode", "region", "phone"})
    void everyTextIsOneLine(String field) {
        expectRefused(with(field, "a\nb"), field);
        expectRefused(with(field, "a\u2028b"), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "DEU", "XX", "UK", "D", "🇩🇪", "Germany"})
    void aCountryIsItsTwoCapitalLetters(String country) {
        expectRefused(with("country", country), "country");
    }

    private static Map<String, @Nullable String> full() {
        return new HashMap<>(Map.of(
                "name", "Ada Lovelace",
                "line1", "Ring 1",
                "line2", "c/o Babbage",
                "city", "Berlin",
                "postalCode", "10115",
                "region", "Berlin",
                "country", "DE",
                "phone", "+49 30 1234567"));
    }

    private static Map<String, @Nullable String> with(String field, @Nullable String value) {
        Map<String, @Nullable String> address = full();
        address.put(field, value);
        return address;
    }

    private static Map<String, @Nullable String> in(String country, @Nullable String postalCode) {
        Map<String, @Nullable String> address = with("country", country);
        address.put("postalCode", postalCode);
        return address;
    }

    /** What is needed is null as well: it is read from JSON, which may lack it. */
    @NullUnmarked
    private static Address address(Map<String, @Nullable String> given) {
        return new Address(
                given.get("name"),
                given.get("line1"),
                given.get("line2"),
                given.get("city"),
                given.get("postalCode"),
                given.get("region"),
                given.get("country"),
                given.get("phone"));
    }

    private static void expectGood(Map<String, @Nullable String> given) {
        assertThat(VALIDATOR.validate(address(given))).isEmpty();
    }

    private static void expectRefused(Map<String, @Nullable String> given, String field) {
        assertThat(VALIDATOR.validate(address(given)))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.getPropertyPath()).hasToString(field));
    }
}
