package io.merkato.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that mails lead to, without a browser. */
@ShopTest
class MailedPagesTest {

    private static final String NEW_PASSWORD = "another long enough phrase";

    @Test
    void toOpenTheLinkConfirmsNothing(Shop shop) {
        String email = newAddress();
        register(shop, email);
        String token = shop.mailedToken(email);

        for (int i = 0; i < 3; i++) {
            page(shop, "/confirm-email?token=" + token, 200);
        }
        signIn(shop, email, Shop.PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");

        assertThat(send(shop, "/confirm-email", "token=" + token).expect(200).body())
                .contains("Your address is confirmed");
        signIn(shop, email, Shop.PASSWORD).expect(200);
        assertThat(send(shop, "/confirm-email", "token=" + token).expect(400).body())
                .contains("The link is not valid");
    }

    @Test
    void aFormIsTakenWhateverOriginABrowserNames(Shop shop) {
        Client browser = shop.anonymous().with("Origin", "null");

        assertThat(send(browser, "/confirm-email", "token=" + "x".repeat(43)).status())
                .isEqualTo(400);
    }

    @Test
    void aWeakPasswordIsRefusedWithTheReasonAndTheLinkStaysGood(Shop shop) {
        String email = shop.registered();
        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"" + email + "\"}")
                .expect(202);
        shop.mails(email, 2);
        String token = shop.mailedToken(email);

        Answer refused = reset(shop, token, "short").expect(422);
        reset(shop, token, "").expect(422);
        reset(shop, token, "a\u0000bcdefghijkl").expect(422);
        reset(shop, token, NEW_PASSWORD).expect(200);

        assertThat(refused.body()).contains("needs at least 8 characters").contains(token);
        signIn(shop, email, NEW_PASSWORD).expect(200);
        assertThat(reset(shop, token, NEW_PASSWORD).expect(400).body())
                .contains("The link is not valid", "Ask for another one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm-email", "/reset-password"})
    void aLinkThatWasCutIsToldSo(String path, Shop shop) {
        for (String query : new String[] {"", "?token=", "?token=abc", "?token=%3Cscript%3E", "?token=a&token=b"}) {
            assertThat(page(shop, path + query, 400).body())
                    .contains("This link is not complete")
                    .doesNotContain("<script>");
        }
        assertThat(send(shop, path, "token=abc").expect(400).body()).contains("This link is not complete");
        assertThat(send(shop, path, "%zz=%zz&&=").expect(400).body()).contains("This link is not complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm-email", "/reset-password"})
    void theTokenStaysOnThePage(String path, Shop shop) {
        String token = "t".repeat(43);
        try (HeardLog heard = new HeardLog()) {
            Answer page = page(shop, path + "?utm_source=mail&token=" + token, 200);
            send(shop, path, "password=a+long+enough+phrase&token=" + token).expect(400);

            assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.header("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "http");
            assertThat(page.body()).contains("value=\"" + token + "\"").doesNotContain("http://", "https://");
            assertThat(heard.messages()).noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void theLinkInAnOrderMailTellsHowFarItIsAndNotWhereItGoes(Shop shop) {
        String email = newAddress();
        String number = shop.guestWith(shop.product(1000, 3), 1)
                .mailedAt(email)
                .order()
                .isConfirmed()
                .answer()
                .text("/number");

        String page = page(shop, "/order?utm_source=mail&token=" + shop.mailedToken(email), 200)
                .body();

        assertThat(page).contains(number, "Being made ready", "The order was placed.", "The payment was received");
        assertThat(page).doesNotContain(email, "Lovelace", "Ring 1", "10.00");
    }

    @Test
    void thePageOfAnOrderLeadsToItsParcels(Shop shop) {
        String email = newAddress();
        String order = shop.guestWith(shop.product(1000, 3), 1)
                .mailedAt(email)
                .order()
                .isConfirmed()
                .id();
        String token = shop.mailedToken(email);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order + "/shipments", "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD014\"}")
                .expect(201);

        String page = page(shop, "/order?token=" + token, 200).body();

        assertThat(page)
                .contains("On its way", "Parcel with DHL, number JD014")
                .containsPattern("href=\"https://[^\"]*JD014");
    }

    @Test
    void aLinkToAnOrderThatIsNotGoodIsToldSo(Shop shop) {
        assertThat(page(shop, "/order?token=" + "x".repeat(48), 404).body()).contains("60 days are over");
        assertThat(page(shop, "/order", 400).body()).contains("This link is not complete");
    }

    private static Answer page(Shop shop, String path, int status) {
        Answer page =
                shop.anonymous().with("Accept", "text/html,*/*;q=0.8").get(path).expect(status);
        assertThat(page.header("content-type")).startsWith("text/html");
        return page;
    }

    private static Answer reset(Shop shop, String token, String password) {
        return send(
                shop,
                "/reset-password",
                "token=" + token + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private static Answer send(Shop shop, String path, String form) {
        return send(shop.anonymous(), path, form);
    }

    private static Answer send(Client client, String path, String form) {
        return client.send(
                "POST", path, HttpRequest.BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    private static Answer signIn(Shop shop, String email, String password) {
        return shop.anonymous()
                .post("/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static void register(Shop shop, String email) {
        shop.anonymous()
                .post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD))
                .expect(202);
    }

    private static String newAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }
}
