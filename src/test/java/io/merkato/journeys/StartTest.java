package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.process.ShopProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class StartTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Path data = Folders.newOne("start-");

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @Test
    void productionNeedsASecret() {
        expectRefusal(Map.of("MERKATO_MODE", "production"), "MERKATO_SECRET is not set");
    }

    @Test
    void productionNeedsALongSecret() {
        expectRefusal(Map.of("MERKATO_MODE", "production", "MERKATO_SECRET", "short"), "at least 32 characters");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() {
        expectRefusal(
                Map.of("MERKATO_SECRET", SECRET, "DATABASE_URL", "postgres://shop:geheim@127.0.0.1:1/shop"),
                "Nothing answers at the address of the database, 127.0.0.1:1");
    }

    @Test
    void anAddressThatIsNoneIsExplained() {
        expectRefusal(
                Map.of("MERKATO_SECRET", SECRET, "DATABASE_URL", "mysql://shop:geheim@localhost/shop"),
                "DATABASE_URL cannot be read");
    }

    @Test
    void aFileIsNoDataFolder() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        expectRefusal(Map.of("MERKATO_DATA", file.toString()), "is a file, not a folder");
    }

    @Test
    void anUnknownModeIsRefused() {
        expectRefusal(Map.of("MERKATO_MODE", "nonsense"), "MERKATO_MODE is 'nonsense'");
    }

    @Test
    void twoShopsDoNotShareADataFolder() {
        try (ShopProcess first = ShopProcess.launch(data, Map.of())) {
            Client client = first.client();

            expectRefusal(Map.of(), "is in use by another Merkato");

            client.get("/health/ready").expect(200);
        }
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeAnythingIsMade(Shop other) {
        URI taken = other.anonymous().get("/health/live").response().uri();

        expectRefusal(
                Map.of("PORT", String.valueOf(taken.getPort())),
                "PORT is " + taken.getPort() + ", and another program listens there already.");

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void settingsAreRefusedAllAtOnceBeforeAnythingIsMade() {
        Map<String, String> wrong = Map.of(
                "MERKATO_DB_POOL", "abc",
                "MERKATO_DEMO", "maybe",
                "MERKATO_MODE", "nonsense",
                "LOGGING_LEVEL_ROOT", "loud",
                "SPRING_MAIL_PORT", "smtp");

        expectRefusal(wrong, "5 settings are wrong");

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aServerWithoutTlsIsNotBlamedOnThePassword(Shop other) {
        Database server = other.bean(Database.class);
        String url = server.jdbcUrl()
                .replace("jdbc:postgresql://", "postgres://" + server.username() + ":" + server.password() + "@")
                .replace("sslmode=disable", "sslmode=require");

        expectRefusal(
                Map.of("MERKATO_SECRET", SECRET, "DATABASE_URL", url),
                "does not speak TLS, and DATABASE_URL demands it with sslmode.");
    }

    @Test
    void aMistypedNameIsWarnedOf() {
        try (ShopProcess shop = ShopProcess.launch(data, Map.of("MERKATO_CURENCY", "USD"))) {
            shop.client();

            assertThat(shop.output()).contains("MERKATO_CURENCY is no setting", "The nearest one is MERKATO_CURRENCY.");
        }
    }

    @Test
    void whatWasStoredIsThereAfterAnotherStart() {
        String product;
        Path folder = data.resolve("my shop, größer");
        try (Shop shop = Shop.over(folder)) {
            product = shop.product(1500, 3).id();
        }
        try (ShopProcess again = ShopProcess.launch(folder, Map.of())) {
            Answer found = again.client().get("/v1/products/" + product).expect(200);

            assertThat(found.number("/variants/0/available")).isEqualTo(3);
        }
    }

    @Test
    void productionRunsOnADatabaseOutsideAndHasNothingOfTheSandbox(Shop other) {
        String name = "outside_" + UUID.randomUUID().toString().replace("-", "");
        Database server = other.bean(Database.class);
        JdbcClient sql = other.bean(JdbcClient.class);
        sql.sql("create database " + name).update();
        String url = server.jdbcUrl()
                .replace("jdbc:postgresql://", "postgres://" + server.username() + ":" + server.password() + "@")
                .replace("/merkato?", "/" + name + "?");
        try (ShopProcess shop = ShopProcess.launch(
                data,
                Map.of(
                        "DATABASE_URL",
                        url,
                        "MERKATO_SECRET",
                        SECRET,
                        "MERKATO_DEMO",
                        "true",
                        "MERKATO_BANK_TRANSFER",
                        "To the Corner Bank."))) {
            Client client = shop.client();

            client.get("/dev/mails").expectProblem(404, "NOT_FOUND");
            assertThat(client.get("/v1/payment-methods").expect(200).at("/items"))
                    .extracting(method -> method.get("code").asString())
                    .containsExactly("bank-transfer");
            assertThat(client.get("/v1/products").expect(200).number("/total")).isZero();
            client.post("/v1/auth/login", """
                    {"email":"%s","password":"%s"}
                    """.formatted(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD))
                    .expect(200);
            assertThat(data.resolve("postgres")).as("no database of its own").doesNotExist();
            expectNoPageOfAnotherOrigin(client.with("Origin", "https://elsewhere.example"));
            assertThat(shop.output()).doesNotContain("No payment method is set up");
        } finally {
            sql.sql("drop database " + name + " with (force)").update();
        }
    }

    @Test
    void productionWithoutAWayToPayNamesWhatIsMissing() {
        Map<String, String> environment = Map.of("MERKATO_MODE", "production", "MERKATO_SECRET", SECRET);
        try (ShopProcess shop = ShopProcess.launch(data, environment)) {
            assertThat(shop.client().get("/v1/payment-methods").expect(200).at("/items"))
                    .isEmpty();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shop.output())
                    .contains(
                            "No payment method is set up, so nobody can order.",
                            "For cards set MERKATO_STRIPE_SECRET_KEY, MERKATO_STRIPE_PUBLISHABLE_KEY and MERKATO_STRIPE_WEBHOOK_SECRET",
                            "for bank transfers MERKATO_BANK_TRANSFER",
                            "for cash on delivery MERKATO_CASH_ON_DELIVERY."));
        }
    }

    @Test
    void itSaysThatItStops() {
        ShopProcess shop = ShopProcess.launch(data, Map.of());
        shop.client();
        assertThat(shop.output()).containsPattern("Merkato is ready at .* \\(version \\d+\\.\\d+.*, sandbox;");

        shop.close();

        assertThat(shop.output().lines().filter(line -> line.startsWith("Stopping Merkato")))
                .hasSize(1);
    }

    private void expectRefusal(Map<String, String> environment, String words) {
        try (ShopProcess shop = ShopProcess.launchToFail(data, environment)) {
            assertThat(shop.exitCode()).as(shop.output()).isEqualTo(1);
            assertThat(shop.output())
                    .contains(words)
                    .doesNotContain("\tat ", "ERROR", "APPLICATION FAILED", "geheim", "Merkato is ready");
        }
    }

    private static void expectNoPageOfAnotherOrigin(Client page) {
        Answer answer = page.get("/v1/products").expect(200);
        Answer preflight = page.with("Access-Control-Request-Method", "POST").send("OPTIONS", "/v1/cart/items", null);

        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
        assertThat(preflight.header("access-control-allow-methods")).isEmpty();
    }
}
