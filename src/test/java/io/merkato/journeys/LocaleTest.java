package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.process.ShopProcess;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shops on machines that write other digits, or other small letters, than most do. */
class LocaleTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path data = Folders.newOne("locale-");

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @ParameterizedTest
    @CsvSource({"ar, EG, nu-arab", "fa, IR, nu-arabext", "tr, TR, nu-latn"})
    void aShopIsTheSameInEveryLocale(String language, String country, String digits) {
        String options =
                "-Duser.language=" + language + " -Duser.country=" + country + " -Duser.extensions=u-" + digits;
        try (ShopProcess shop = ShopProcess.launch(data, Map.of("JDK_JAVA_OPTIONS", options))) {
            Client anonymous = shop.client();
            Client admin = anonymous.bearing(signIn(anonymous));

            Answer product = importedProduct(admin);
            Answer order = order(anonymous, product.text("/variants/0/id"));

            assertThat(shop.output()).containsPattern("Merkato is ready at http://localhost:\\d+ after \\d+\\.\\d s");
            assertThat(order.number("/total/amount")).isEqualTo(2 * 123_450);
            assertThat(orderMail(anonymous)).contains(order.text("/number"), "2469.00 EUR", "2 x TITANIUM INFUSER");
            assertThat(order.text("/number")).matches("[0-9A-Z-]+");
            assertThat(anonymous
                            .post("/v1/auth/login", "{}")
                            .expectProblem(422, "VALIDATION_FAILED")
                            .text("/errors/0/detail"))
                    .isEqualTo("is needed");
            assertThat(shop.output()).doesNotContain("ERROR");
        }
    }

    private static String signIn(Client anonymous) {
        return anonymous
                .post("/v1/auth/login", """
                        {"email":"%s","password":"%s"}
                        """.formatted(Shop.ADMIN_EMAIL.replace("admin", "ADMIN"), Shop.ADMIN_PASSWORD))
                .expect(200)
                .text("/accessToken");
    }

    private static Answer importedProduct(Client admin) {
        String path = "/v1/admin/imports";
        String line = """
                {"sku":"INFUSER-1","title":"TITANIUM INFUSER","category":"KITCHEN","priceMinor":123450,"stock":2500}
                """;
        String id = admin.send("POST", path + "?format=ndjson", BodyPublishers.ofString(line), "text/plain")
                .expect(202)
                .text("/id");
        await("import")
                .atMost(TIMEOUT)
                .until(() -> !admin.get(path + "/" + id).text("/status").equals("running"));
        Answer ended = admin.get(path + "/" + id).expect(200);
        assertThat(ended.number("/created")).as(ended.body()).isEqualTo(1);
        return admin.get("/v1/products/titanium-infuser").expect(200);
    }

    private static Answer order(Client anonymous, String variant) {
        Guest guest = new Guest(anonymous);
        guest.triesToPut(variant, 2).expect(200);
        SentOrder order = guest.mailedAt("Iris.INCI@example.org").order().isConfirmed();
        assertThat(order.read().text("/number")).isEqualTo(order.answer().text("/number"));
        return order.answer();
    }

    private static String orderMail(Client anonymous) {
        String path = "/dev/mails?to=iris.inci@example.org";
        await("mail")
                .atMost(TIMEOUT)
                .until(() -> !anonymous.get(path).at("/items").isEmpty());
        return anonymous.get(path).text("/items/0/text");
    }
}
