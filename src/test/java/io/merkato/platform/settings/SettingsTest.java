package io.merkato.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every module declares: its names, its defaults, and where a value ends up. */
class SettingsTest {

    /** Variable, default, and where the code finds it. What libraries read by themselves the code finds nowhere. */
    private static final String TABLE = """
            PORT                              | 8080                  | WebSettings.port                      | 9090
            MERKATO_PUBLIC_URL                | http://localhost:8080 | WebSettings.publicUrl                 | https://shop.example.com
            MERKATO_MAX_BODY_BYTES            | 1048576               | WebSettings.maxBodyBytes              | 4096
            MERKATO_DATA                      | ./data                | DataSettings.folder                   | /srv/shop
            DATABASE_URL                      | none                  | DatabaseSettings.url                  | postgres://host/shop
            MERKATO_DB_POOL                   | 10                    | DatabaseSettings.pool                 | 20
            MERKATO_MODE                      | SANDBOX               | Mode                                  | PRODUCTION
            MERKATO_SECRET                    | none                  | SecretSettings.secret                 | 0123456789abcdef
            MERKATO_SECRET_PREVIOUS           | none                  | SecretSettings.previous               | lost
            MERKATO_ADMIN_EMAIL               | none                  | RegistrationSettings.adminEmail            | admin@example.com
            MERKATO_ADMIN_PASSWORD            | none                  | RegistrationSettings.adminPassword         | of many words
            MERKATO_REGISTRATIONS_PER_ADDRESS | 300                   | RegistrationSettings.registrationsPerAddress | 7
            MERKATO_SHOP_NAME                 | Merkato               | ShopProfile.name                      | The Shop
            MERKATO_CURRENCY                  | EUR                   | ShopProfile.currency                  | JPY
            MERKATO_HOME_COUNTRY              | DE                    | PricingSettings.homeCountry           | US
            MERKATO_UNPAID_UNITS              | 999                   | CheckoutSettings.unpaidUnits          | 7
            MERKATO_MINUTES_TO_PAY            | 15                    | PaymentSettings.minutesToPay          | 30
            MERKATO_AUTHORIZATION_DAYS        | 6                     | PromiseSettings.authorizationDays     | 7
            MERKATO_BANK_TRANSFER             | ''                    | ManualSettings.bankTransfer           | DE02 1203
            MERKATO_BANK_TRANSFER_DAYS        | 14                    | ManualSettings.bankTransferDays       | 10
            MERKATO_BANK_TRANSFER_REMINDER_DAYS | 7                   | ManualSettings.bankTransferReminderDays | 5
            MERKATO_CASH_ON_DELIVERY          | ''                    | ManualSettings.cashOnDelivery         | Pay the courier.
            MERKATO_CASH_ON_DELIVERY_DAYS     | 30                    | ManualSettings.cashOnDeliveryDays     | 20
            MERKATO_STRIPE_SECRET_KEY         | none                  | StripeSettings.secretKey              | sk_test_1
            MERKATO_STRIPE_PUBLISHABLE_KEY    | none                  | StripeSettings.publishableKey         | pk_test_1
            MERKATO_STRIPE_WEBHOOK_SECRET     | none                  | StripeSettings.webhookSecret          | whsec_1
            MERKATO_STRIPE_WEBHOOK_SECRET_PREVIOUS | none             | StripeSettings.previousWebhookSecret  | whsec_0
            MERKATO_STRIPE_API_BASE           | https://api.stripe.com | StripeSettings.apiBase               | http://localhost:12111
            MERKATO_STRIPE_CAPTURE            | AUTOMATIC             | StripeSettings.capture                | MANUAL
            MERKATO_STRIPE_CONNECT_MILLIS     | 1000                  | StripeSettings.connectMillis          | 500
            MERKATO_STRIPE_READ_MILLIS        | 5000                  | StripeSettings.readMillis             | 700
            MERKATO_CARRIERS                  | []                    | FulfillmentSettings.carriers          | [post;Post;https://post.example.com/{number}]
            MERKATO_RETURN_DAYS               | 30                    | ReturnSettings.days                   | 14
            MERKATO_WITHDRAWAL_DAYS           | 14                    | WithdrawalSettings.days               | 30
            MERKATO_WITHDRAWAL_DAYS_BY_COUNTRY | {}                   | WithdrawalSettings.daysByCountry      | {DE=30}
            MERKATO_DEMO                      | true                  | CatalogSettings.demo                  | false
            MERKATO_SEARCH_LANGUAGE           | EN                    | SearchSettings.language               | DE
            MERKATO_SEARCH_STOCK_WEIGHT       | 3                     | SearchSettings.stockWeight            | 0
            MERKATO_SEARCH_POPULARITY_WEIGHT  | 4                     | SearchSettings.popularityWeight       | 10
            MERKATO_SEARCH_FRESHNESS_WEIGHT   | 2                     | SearchSettings.freshnessWeight        | 1
            MERKATO_SEARCH_MEANING_WEIGHT     | 300                   | SearchSettings.meaningWeight          | 0
            MERKATO_GENERAL_SYNONYMS          | true                  | SynonymSettings.general               | false
            MERKATO_SEARCH_MEANING            | true                  | MeaningSettings.on                    | false
            MERKATO_LOW_STOCK_THRESHOLD       | 5                     | InventorySettings.lowStockThreshold   | 3
            MERKATO_LOW_STOCK_DIGEST_MINUTES  | 10                    | InventorySettings.lowStockDigestMinutes | 3
            MERKATO_BACK_IN_STOCK_FACTOR      | 2                     | WaitlistSettings.backInStockFactor    | 3
            MERKATO_REVIEWS_FROM              | ANYBODY               | ReviewSettings.from                   | BUYERS
            MERKATO_REVIEWS_MODERATION        | PUBLISH               | ReviewSettings.moderation             | APPROVE
            MERKATO_REVIEWS_FIRST_WAIT        | 0                     | ReviewSettings.firstWait              | 2
            MERKATO_REVIEWS_HIDE_AFTER        | 3                     | ReviewSettings.hideAfter              | 5
            MERKATO_REVIEWS_BLOCKED_WORDS     | []                    | ReviewSettings.blockedWords           | [rubbish]
            MERKATO_REVIEWS_ON_ERASURE        | KEEP                  | ReviewSettings.onErasure              | REMOVE
            MERKATO_REVIEW_REQUEST_DAYS       | 7                     | ReviewRequestSettings.days            | 14
            MERKATO_REVIEW_FORM_URL           | none                  | ReviewRequestSettings.formUrl         | https://www.example.com/review
            MERKATO_MAX_IMPORT_BYTES          | 268435456             | ImportSettings.maxBytes               | 4096
            MERKATO_WELCOME                   | true                  | WelcomeSettings.shown                 | false
            MERKATO_CORS_ORIGINS              | [*]                   | CrossOriginSettings.origins           | [https://a.example]
            MERKATO_TRUSTED_PROXIES           | []                    | VisitorSettings.trustedProxies        | [10.0.0.1]
            MERKATO_REQUESTS_PER_MINUTE       | 0                     | RequestLimitSettings.perMinute        | 7
            MERKATO_ANSWERS_MB                | 48                    | AnswerSettings.megabytes              | 0
            MERKATO_SIGN_INS_PER_ADDRESS      | 400                   | SignInSettings.perAddress             | 7
            MERKATO_REFRESH_REPEAT_SECONDS    | 5                     | SessionSettings.refreshRepeatSeconds  | 0
            MERKATO_MAIL_FROM                 | shop@localhost        | MailSettings.from                     | shop@example.com
            MERKATO_STOREFRONT_URL            | none                  | MailSettings.storefrontUrl            | https://www.example.com
            SPRING_MAIL_HOST                  | none                  |                                       | smtp.example.com
            SPRING_MAIL_PORT                  | 25                    |                                       | 587
            SPRING_MAIL_USERNAME              | none                  |                                       | shop
            SPRING_MAIL_PASSWORD              | none                  |                                       | of many words
            SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH              | false |                                      | true
            SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE   | false |                                      | true
            SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED | false |                                      | true
            LOGGING_LEVEL_IO_MERKATO          | INFO                  | LogSettings.shop                      | DEBUG
            LOGGING_LEVEL_ROOT                | WARN                  | LogSettings.root                      | ERROR
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void everySettingHasItsDefaultAndReachesItsModule(
            String variable, String byDefault, @Nullable String component, String given) {
        Setting<?> setting = declared(variable);

        assertThat(setting.purpose()).isNotBlank();
        if (component == null) {
            assertThat(setting.byDefault()).isEqualTo(byDefault.equals("none") ? null : byDefault);
        } else {
            assertThat(text(component, Map.of())).isEqualTo(byDefault);
            assertThat(text(component, Map.of(variable, given.replaceAll("^[\\[{]|[\\]}]$", ""))))
                    .isEqualTo(given);
        }
    }

    @Test
    void theTableAboveHasThemAll() {
        assertThat(Settings.known())
                .extracting(Setting::variable)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TABLE.split("\n"))
                        .map(line -> line.split("\\|")[0].strip())
                        .toList());
    }

    /** So that the page of settings tells the truth. Where the form cannot read it, a default is words. */
    @ParameterizedTest
    @MethodSource("known")
    void aDefaultThatIsToldIsTheOneThatHolds(Setting<?> setting) {
        String told = setting.byDefault();
        if (told != null && setting.form().read(told) != null && !setting.secret()) {
            assertThat(values(Map.of(setting.variable(), told))).isEqualTo(values(Map.of()));
        }
    }

    @Test
    void whatFollowsFromTheModeFollowsFromTheDatabaseToo() {
        Map<String, String> outside = Map.of("DATABASE_URL", "postgres://host/shop");
        Map<String, String> sandbox = new HashMap<>(outside);
        sandbox.put("MERKATO_MODE", "sandbox");

        assertThat(values(outside))
                .containsEntry("Mode", Mode.PRODUCTION)
                .containsEntry("RequestLimitSettings.perMinute", 1200)
                .containsEntry("CrossOriginSettings.origins", List.of());
        assertThat(values(sandbox))
                .containsEntry("Mode", Mode.SANDBOX)
                .containsEntry("RequestLimitSettings.perMinute", 0)
                .containsEntry("CrossOriginSettings.origins", List.of("*"));
    }

    @Test
    void productionLimitsRequestsUnlessItIsToldNotTo() {
        assertThat(values(Map.of("MERKATO_MODE", "production", "MERKATO_REQUESTS_PER_MINUTE", "0")))
                .containsEntry("RequestLimitSettings.perMinute", 0);
    }

    @Test
    void noRecordPrintsWhatNobodyMaySee() {
        Map<String, String> given = new HashMap<>();
        Settings.known().stream()
                .filter(Setting::secret)
                .forEach(setting -> given.put(setting.variable(), "postgres://u:geheim@host/shop"));

        assertThat(given).hasSizeGreaterThan(3);
        assertThat(Settings.read(SettingsReader.over(given)).records())
                .allSatisfy(record -> assertThat(record.toString()).doesNotContain("geheim"));
    }

    @Test
    void aVariableIsDeclaredOnce() {
        SettingsReader reader = SettingsReader.over(Map.of());
        reader.find(Setting.of("MERKATO_DEMO", Forms.flag(), "one purpose"));

        assertThatThrownBy(() -> reader.find(Setting.of("MERKATO_DEMO", Forms.flag(), "another")))
                .hasMessageContaining("MERKATO_DEMO");
    }

    @Test
    void aRecordThatNobodyDeclaresIsNotThere() {
        Settings settings = Settings.read(SettingsReader.over(Map.of()));

        assertThatThrownBy(() -> settings.get(String.class)).hasMessageContaining("java.lang.String");
    }

    private static Collection<Setting<?>> known() {
        return Settings.known();
    }

    private static Setting<?> declared(String variable) {
        return Settings.known().stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, @Nullable Object> values(Map<String, String> variables) {
        return Components.allOf(Settings.read(SettingsReader.over(variables)));
    }

    private static String text(String component, Map<String, String> variables) {
        Map<String, @Nullable Object> values = values(variables);
        assertThat(values).containsKey(component);
        Object value = values.get(component);
        return value == null ? "none" : value.toString();
    }
}
