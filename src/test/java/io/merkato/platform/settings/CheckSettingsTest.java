package io.merkato.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may have typed, and what they read when they should not have. */
class CheckSettingsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT                              | abc            | a whole number from 0 to 65535
            PORT                              | 99999          | a whole number from 0 to 65535
            PORT                              | -1             | a whole number from 0 to 65535
            PORT                              | 80.5           | a whole number from 0 to 65535
            MERKATO_DB_POOL                   | abc            | a whole number from 1 to 1000
            MERKATO_DB_POOL                   | 0              | a whole number from 1 to 1000
            MERKATO_DB_POOL                   | 0x10           | a whole number from 1 to 1000
            MERKATO_DB_POOL                   | 1 0            | a whole number from 1 to 1000
            MERKATO_DB_POOL                   | 9999999999999999999 | a whole number from 1 to 1000
            MERKATO_DB_POOL                   | 33             | the embedded database serves 32
            MERKATO_DEMO                      | maybe          | true or false
            MERKATO_SEARCH_MEANING            | perhaps        | true or false
            MERKATO_MODE                      | nonsense       | sandbox or production
            MERKATO_PUBLIC_URL                | shop.example.com | begins with https:// or http://
            MERKATO_PUBLIC_URL                | //shop.example.com | begins with https:// or http://
            MERKATO_PUBLIC_URL                | ftp://shop.example.com | begins with https:// or http://
            MERKATO_PUBLIC_URL                | https://       | begins with https:// or http://
            MERKATO_PUBLIC_URL                | localhost:8080 | begins with https:// or http://
            MERKATO_PUBLIC_URL                | http://shop.example.com:99999 | begins with https:// or http://
            MERKATO_PUBLIC_URL                | https://shop.example.com/?a=b | begins with https:// or http://
            MERKATO_CURRENCY                  | EURO           | three letters of a currency
            MERKATO_CURRENCY                  | XYZ            | three letters of a currency
            MERKATO_CURRENCY                  | XXX            | three letters of a currency
            MERKATO_HOME_COUNTRY              | Germany        | two letters of a country
            MERKATO_HOME_COUNTRY              | XZ             | two letters of a country
            MERKATO_CORS_ORIGINS              | shop.example.com | origins with scheme and host
            MERKATO_CORS_ORIGINS              | https://a.example,b.example | origins with scheme and host
            MERKATO_CORS_ORIGINS              | https://a.example/shop | origins with scheme and host
            MERKATO_TRUSTED_PROXIES           | 10.0.0.1,proxy | which is no address and no range
            MERKATO_TRUSTED_PROXIES           | 10.0.0.0/33    | no address and no range
            MERKATO_REFRESH_REPEAT_SECONDS    | 5s             | a whole number of seconds from 0 to 300
            MERKATO_REFRESH_REPEAT_SECONDS    | -1             | a whole number of seconds from 0 to 300
            MERKATO_REQUESTS_PER_MINUTE       | -1             | a whole number from 0 to 1000000
            MERKATO_ANSWERS_MB                | 5000           | a whole number from 0 to 4096
            MERKATO_SIGN_INS_PER_ADDRESS      | 0              | a whole number from 1 to 1000000
            MERKATO_REGISTRATIONS_PER_ADDRESS | many           | a whole number from 1 to 1000000
            MERKATO_MAX_BODY_BYTES            | 1MB            | a whole number of bytes
            MERKATO_UNPAID_UNITS              | 0              | a whole number from 1 to 999
            MERKATO_MINUTES_TO_PAY            | 0              | a whole number from 1 to 1440
            MERKATO_AUTHORIZATION_DAYS        | 31             | a whole number from 1 to 30
            MERKATO_BANK_TRANSFER_DAYS        | 0              | a whole number from 1 to 90
            MERKATO_BANK_TRANSFER_REMINDER_DAYS | x            | a whole number from 1 to 90
            MERKATO_BANK_TRANSFER_REMINDER_DAYS | 15           | MERKATO_BANK_TRANSFER_REMINDER_DAYS is 15, and after the 14 days of
            MERKATO_BANK_TRANSFER_DAYS        | 6              | MERKATO_BANK_TRANSFER_REMINDER_DAYS is 7, and after the 6 days of
            MERKATO_CASH_ON_DELIVERY_DAYS     | 91             | a whole number from 1 to 90
            MERKATO_STRIPE_CAPTURE            | later          | automatic or manual
            MERKATO_STRIPE_READ_MILLIS        | 60000          | a whole number from 50 to 6000
            MERKATO_STRIPE_CONNECT_MILLIS     | 1s             | a whole number from 50 to 2000
            MERKATO_STRIPE_API_BASE           | api.stripe.com | begins with https:// or http://
            MERKATO_STRIPE_SECRET_KEY         | pk_live_1      | MERKATO_STRIPE_SECRET_KEY does not begin with sk_
            MERKATO_STRIPE_SECRET_KEY         | sk_live_1      | MERKATO_STRIPE_PUBLISHABLE_KEY is not set
            MERKATO_STRIPE_PUBLISHABLE_KEY    | pk_live_1      | MERKATO_STRIPE_SECRET_KEY is not set
            MERKATO_STRIPE_WEBHOOK_SECRET     | whsec_1        | MERKATO_STRIPE_SECRET_KEY is not set
            MERKATO_CARRIERS                  | post;Post;https://post.example.com/ | carriers as code;name;page
            MERKATO_CARRIERS                  | post;<b>;https://post.example.com/{number} | carriers as code;name;page
            MERKATO_CARRIERS                  | post;Post;javascript:{number} | carriers as code;name;page
            MERKATO_GENERAL_SYNONYMS          | english        | true or false
            MERKATO_LOW_STOCK_THRESHOLD       | -1             | a whole number from 0 to 1000000000
            MERKATO_RETURN_DAYS               | 0              | a whole number from 1 to 3650
            MERKATO_WITHDRAWAL_DAYS           | -1             | a whole number from 0 to 3650
            MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY | DE            | entries such as DE=30,US=0
            MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY | XX=3          | entries such as DE=30,US=0
            MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY | DE=3,de=4     | entries such as DE=30,US=0
            MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY | DE=3=4        | entries such as DE=30,US=0
            MERKATO_LOW_STOCK_DIGEST_MINUTES  | 1441           | a whole number from 0 to 1440
            MERKATO_BACK_IN_STOCK_FACTOR      | 0              | a whole number from 1 to 1000
            MERKATO_REVIEWS_FROM              | nobody         | anybody or buyers
            MERKATO_REVIEWS_MODERATION        | later          | publish or approve
            MERKATO_REVIEWS_FIRST_WAIT        | -1             | a whole number from 0 to 1000
            MERKATO_REVIEWS_HIDE_AFTER        | 0              | a whole number from 1 to 10000
            MERKATO_REVIEWS_ON_ERASURE        | hide           | keep or remove
            MERKATO_REVIEW_REQUEST_DAYS       | 366            | a whole number from 0 to 365
            MERKATO_REVIEW_FORM_URL           | https://www.example.com/review?product= | begins with https:// or http://
            MERKATO_MAX_IMPORT_BYTES          | 9223372036854775807 | a whole number of bytes
            MERKATO_MAIL_FROM                 | The Shop       | a mail address such as
            MERKATO_MAIL_FROM                 | shop@          | a mail address such as
            MERKATO_SHOP_NAME                 | …              | a name of 1 to 100 characters
            MERKATO_ADMIN_EMAIL               | admin          | Only one of
            SPRING_MAIL_HOST                  | smtp://smtp.example.com | without scheme and port
            SPRING_MAIL_PORT                  | smtp           | a whole number from 1 to 65535
            SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH | yes        | true or false
            LOGGING_LEVEL_IO_MERKATO          | loud           | trace, debug, info, warn, error or off
            LOGGING_LEVEL_ORG_FLYWAYDB        | loud           | trace, debug, info, warn, error or off
            """)
    void whatIsWrongIsNamedWithWhatIsAllowed(String variable, String value, String words) {
        StartRefused refused = refused(Map.of(variable, value));

        assertThat(refused.getMessage() + " " + refused.remedy()).contains(variable, words);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        StartRefused refused = refused(Map.of(
                "PORT", "abc",
                "MERKATO_DB_POOL", "0",
                "MERKATO_DEMO", "maybe",
                "MERKATO_PUBLIC_URL", "shop.example.com",
                "MERKATO_MODE", "production",
                "MERKATO_TRUSTED_PROXIES", "proxy",
                "MERKATO_ADMIN_EMAIL", "admin@example.com",
                "DATABASE_URL", "mysql://shop:geheim@localhost/shop"));

        assertThat(refused)
                .hasMessageContaining("8 settings are wrong")
                .hasMessageContaining("PORT is 'abc'")
                .hasMessageContaining("MERKATO_DB_POOL is '0'")
                .hasMessageContaining("MERKATO_DEMO is 'maybe'")
                .hasMessageContaining("MERKATO_PUBLIC_URL is 'shop.example.com'")
                .hasMessageContaining("MERKATO_SECRET is not set")
                .hasMessageContaining("MERKATO_TRUSTED_PROXIES holds 'proxy'")
                .hasMessageContaining("Only one of MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD is set")
                .hasMessageContaining("DATABASE_URL cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://shop:geheim@localhost/shop, begin with",
        "localhost:5432/geheim, begin with",
        "postgres://shop:geheim@localhost, names no database",
        "postgres://shop:geheim@localhost:99999/shop, 1 to 65535",
        "postgres://shop:geheim@localhost/shop?sslmode=maybe, sslmode is none of",
        "postgres://shop:geheim%zz@localhost/shop, hexadecimal"
    })
    void anAddressOfADatabaseIsExplainedWithoutItsPassword(String url, String words) {
        StartRefused refused = refused(Map.of("DATABASE_URL", url, "MERKATO_SECRET", SECRET));

        assertThat(refused.getMessage()).contains("DATABASE_URL", words).doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "production, short, at least 15 characters",
        "production, only 14 chars., at least 15 characters",
        "production, passwordpassword, must be",
        "sandbox, geheim, at least 15 characters"
    })
    void theFirstAdminHasAGoodPasswordThatNobodyReadsHere(String mode, String password, String words) {
        StartRefused refused = refused(Map.of(
                "MERKATO_MODE", mode,
                "MERKATO_SECRET", SECRET,
                "MERKATO_ADMIN_EMAIL", "admin@example.com",
                "MERKATO_ADMIN_PASSWORD", password));

        assertThat(refused.getMessage()).contains("MERKATO_ADMIN_PASSWORD").doesNotContain(password);
        assertThat(refused.getMessage()).contains(words);
    }

    @Test
    void aSandboxTakesAWeakerPasswordForItsAdmin() {
        check(Map.of("MERKATO_ADMIN_EMAIL", "admin@example.com", "MERKATO_ADMIN_PASSWORD", "eight888"));
    }

    @Test
    void buyersAreRemindedOfATransferByTheEndOfItsTime() {
        check(Map.of("MERKATO_BANK_TRANSFER_DAYS", "3", "MERKATO_BANK_TRANSFER_REMINDER_DAYS", "3"));
        assertThat(refused(Map.of("MERKATO_BANK_TRANSFER_DAYS", "3", "MERKATO_BANK_TRANSFER_REMINDER_DAYS", "4"))
                        .remedy())
                .isEqualTo("Remind buyers by then, or give them more time.");
    }

    @Test
    void aSecretIsLongAndRandom() {
        assertThat(refused(Map.of("MERKATO_SECRET", "short"))).hasMessageContaining("has 5 characters");
        assertThat(refused(Map.of("MERKATO_SECRET", "ab".repeat(20)))).hasMessageContaining("repeats itself");
        assertThat(refused(Map.of("MERKATO_MODE", "production"))).hasMessageContaining("MERKATO_SECRET is not set");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(refused(Map.of("PORT", port)))
                    .hasMessage("PORT is " + port + ", and another program listens there already.");
        }
    }

    @Test
    void whatIsWrittenInAnotherWayIsTaken() {
        Map<String, String> given = new HashMap<>(Map.of(
                "MERKATO_MODE", "Sandbox",
                "MERKATO_DEMO", "no",
                "MERKATO_CURRENCY", " usd ",
                "MERKATO_HOME_COUNTRY", "us",
                "MERKATO_CORS_ORIGINS", "https://a.example/, http://localhost:3000,",
                "MERKATO_DB_POOL", " 4 "));
        given.put("MERKATO_SECRET", " ");
        given.put("MERKATO_PUBLIC_URL", "");
        given.put("PORT", "0");

        assertThat(Components.allOf(check(given)))
                .containsEntry("Mode", Mode.SANDBOX)
                .containsEntry("CatalogSettings.demo", false)
                .containsEntry("ShopProfile.currency", "USD")
                .containsEntry("PricingSettings.homeCountry", "US")
                .containsEntry("CrossOriginSettings.origins", List.of("https://a.example", "http://localhost:3000"))
                .containsEntry("DatabaseSettings.pool", 4)
                .containsEntry("SecretSettings.secret", null)
                .containsEntry("WebSettings.publicUrl", "http://localhost:0");
    }

    @Test
    void aValueFillsOneLineOfTheAnswer() {
        assertThat(refused(Map.of("MERKATO_MODE", "a\n\u001b[31mMerkato is ready\u2028" + "b".repeat(500)))
                        .getMessage())
                .startsWith("MERKATO_MODE is 'a  [31mMerkato is ready bbb")
                .endsWith("b…'.");
    }

    @Test
    void everyDefaultIsAllowed() {
        assertThatCode(() -> check(Map.of("PORT", "0"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Map.of("PORT", "x"))).isInstanceOf(StartRefused.class);
    }

    private static StartRefused refused(Map<String, String> variables) {
        return catchThrowableOfType(StartRefused.class, () -> check(variables));
    }

    /** As at a start, on a port that is free. */
    private static Settings check(Map<String, String> variables) {
        Map<String, String> given = new HashMap<>(Map.of("PORT", "0"));
        given.putAll(variables);
        return CheckSettings.check(SettingsReader.over(given));
    }
}
