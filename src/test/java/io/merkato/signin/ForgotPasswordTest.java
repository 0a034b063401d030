package io.merkato.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class ForgotPasswordTest {

    private static final String NEW = "another long password";

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail(Shop shop) {
        String unknown = newAddress();
        Answer known = Customer.of(shop).forgot().expect(202);

        Answer answer = forgot(shop, unknown).expect(202);

        assertThat(answer.body()).isEqualTo(known.body());
        shop.expectNothingLeftOver();
        assertThat(shop.mails(unknown, 0)).isEmpty();
    }

    @Test
    void theAddressIsKnownInAnyCase(Shop shop) {
        Customer ada = Customer.of(shop);

        forgot(shop, ada.email().toUpperCase(Locale.ROOT)).expect(202);

        assertThat(shop.mails(ada.email(), 2).get(0).get("to").asString()).isEqualTo(ada.email());
    }

    @Test
    void aResetConfirmsTheAddressOfARegistration(Shop shop) {
        String email = newAddress();
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, Shop.PASSWORD))
                .expect(202);
        String confirmation = shop.mailedToken(email);
        forgot(shop, email).expect(202);
        shop.mails(email, 2);

        shop.anonymous()
                .post(
                        "/v1/auth/reset-password",
                        "{\"token\":\"" + shop.mailedToken(email) + "\",\"newPassword\":\"" + NEW + "\"}")
                .expect(200);

        shop.signIn(email, NEW);
        shop.anonymous()
                .post("/v1/auth/confirm-email", "{\"token\":\"" + confirmation + "\"}")
                .expectProblem(400, "INVALID_TOKEN");
    }

    @Test
    void aDisabledAccountGetsNothing(Shop shop) {
        Customer ada = Customer.of(shop);
        shop.admin().patch("/v1/admin/users/" + ada.id(), "{\"disabled\":true}").expect(200);

        ada.forgot().expect(202);

        shop.expectNothingLeftOver();
        assertThat(shop.mails(ada.email(), 0)).hasSize(1);
    }

    @Test
    void aMailboxGetsAtMostFiveLinksAnHour(Shop shop) {
        Customer ada = Customer.of(shop);
        Answer first = ada.forgot().expect(202);

        for (int i = 0; i < 6; i++) {
            String email = i % 2 == 0 ? ada.email() : ada.email().toUpperCase(Locale.ROOT);
            assertThat(forgot(shop, email).expect(202).body()).isEqualTo(first.body());
        }

        shop.expectNothingLeftOver();
        assertThat(shop.mails(ada.email(), 0)).hasSize(1 + 5);
    }

    @Test
    void askingChangesNothing(Shop shop) {
        Customer ada = Customer.of(shop);

        ada.resetToken();

        ada.expectSignedIn();
        ada.signIn(Shop.PASSWORD).expect(200);
    }

    @Test
    void theLinkLeadsToTheShopWhateverHostWasAskedFor(Shop shop) throws IOException {
        Customer ada = Customer.of(shop);

        assertThat(askWithHost(shop, "evil.example", ada.email())).startsWith("HTTP/1.1 202");

        assertThat(shop.mails(ada.email(), 2).get(0).toString())
                .contains("/reset-password?token=")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.org,b@example.org", "a@example.org\\r\\nBcc: b@example.org"})
    void whatIsNoAddressIsRefused(String email, Shop shop) {
        assertThat(forgot(shop, email).expectProblem(422, "VALIDATION_FAILED").text("/errors/0/pointer"))
                .isEqualTo("/email");
    }

    private static String askWithHost(Shop shop, String host, String email) throws IOException {
        String body = "{\"email\":\"" + email + "\"}";
        String request = """
                POST /v1/auth/forgot-password HTTP/1.1
                Host: %1$s
                X-Forwarded-Host: %1$s
                X-Forwarded-Proto: https
                Forwarded: host=%1$s;proto=https
                Content-Type: application/json
                Content-Length: %2$s
                Connection: close

                """.formatted(host, body.length()).replace("\n", "\r\n") + body;
        try (Socket socket = new Socket(shop.address().getHost(), shop.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static Answer forgot(Shop shop, String email) {
        return shop.anonymous().post("/v1/auth/forgot-password", "{\"email\":\"" + email + "\"}");
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
