package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.merkato.security.Wire.Reply;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line breaks that are to make a header of what was sent as a value: in answers and in mails. */
@ShopTest
class HeaderInjectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Request-Id: abc\r\n Set-Cookie: injected=1",
                "X-Request-Id: abc\r\n\tSet-Cookie: injected=1",
                "X-Request-Id: abc\rSet-Cookie: injected=1",
                "X-Request-Id: abc\nSet-Cookie: injected=1",
                "X-Request-Id: abc\u0000Set-Cookie: injected=1",
                "X-Request-Id: abc%0d%0aSet-Cookie: injected=1",
                "X-Request-Id: abc\u0085Set-Cookie: injected=1",
                "Cart-Token: abc\r\n Set-Cookie: injected=1",
                "Origin: http://shop\r\n Set-Cookie: injected=1",
                "Origin: http://shop%0d%0aSet-Cookie: injected=1",
                "Accept-Language: de\rSet-Cookie: injected=1",
                "If-None-Match: \"a\"\u0000\nSet-Cookie: injected=1",
                "Set-Cookie : injected=1",
                "X\u0001: a"
            })
    void noValueOfARequestBecomesAHeaderOfTheAnswer(String header, Shop shop) {
        for (String path : List.of("/v1/cart", "/v1/nothing", "/v1/admin/products")) {
            Reply reply = Wire.send(shop, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n" + Wire.LAST);

            assertThat(reply.status()).isIn(200, 400, 401, 403, 404);
            assertThat(reply.headers()).noneMatch(line -> line.contains("injected"));
            assertThat(reply.header("x-request-id")).matches("[A-Za-z0-9._-]{1,64}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%0d%0aSet-Cookie:%20injected=1",
                "%0aSet-Cookie:injected=1",
                "%E5%98%8D%E5%98%8ASet-Cookie:injected=1"
            })
    void noAddressOfARequestBecomesAHeaderOfTheAnswer(String text, Shop shop) {
        for (String path : List.of(
                "/v1/products/" + text,
                "/v1/products?q=" + text,
                "/docs" + text,
                "/v1/products?sort=" + text,
                "/" + text)) {
            Reply reply = Wire.send(shop, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n" + Wire.LAST);

            assertThat(reply.status()).isIn(200, 400, 404);
            assertThat(reply.headers()).noneMatch(line -> line.contains("injected"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "evil.example:1", "evil.example/x", "a@evil.example"})
    void theHostOfARequestIsNotRepeated(String host, Shop shop) {
        String sent = URLEncoder.encode("reader-" + UUID.randomUUID(), StandardCharsets.UTF_8) + "@example.org";
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"firstName\":\"A\",\"lastName\":\"B\"}"
                .formatted(sent, Shop.PASSWORD);
        Reply reply = Wire.send(shop, """
                POST /v1/auth/register HTTP/1.1\r
                Host: %s\r
                X-Forwarded-Host: evil.example\r
                X-Forwarded-Proto: gopher\r
                Forwarded: host=evil.example\r
                Content-Type: application/json\r
                Content-Length: %s\r
                Connection: close\r
                \r
                %s""".formatted(host, body.length(), body));

        assertThat(reply.status()).isIn(202, 400);
        assertThat(reply.headers()).noneMatch(line -> line.contains("evil"));
        if (reply.status() == 202) {
            assertThat(shop.mails(sent, 1).get(0).toString()).doesNotContain("evil", "gopher");
        }
    }

    @Test
    void aNameOrAnAddressMakesOneMailWithTheHeadersOfTheShop() throws MessagingException {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try (Shop shop = Shop.start(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort(),
                "--merkato.mail-from=shop@example.com")) {
            String victim = "victim-" + UUID.randomUUID() + "@example.org";
            for (String email : List.of(
                    victim + "\\r\\nBcc: spy@example.org",
                    victim + "\\nBcc: spy@example.org",
                    victim + "\\u2028Bcc: spy@example.org",
                    victim + ",spy@example.org",
                    victim + ";spy@example.org",
                    "<" + victim + ">",
                    "\\\"a\\r\\nBcc: spy\\\"@example.org",
                    "a b <spy@example.org>",
                    victim + " spy@example.org")) {
                register(shop, email, "Ada").expectProblem(422, "VALIDATION_FAILED");
            }
            for (String name : List.of("Ada\\r\\nBcc: spy@example.org", "Ada\\nX: y", "Ada\\rX: y", "Ada\\u0085X: y")) {
                register(shop, victim, name).expectProblem(422, "VALIDATION_FAILED");
            }

            register(shop, victim, "Bcc: spy, =?UTF-8?Q?=0D=0ABcc:_spy?= %0d%0aBcc: spy")
                    .expect(202);

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(victim);
            assertThat(mail.getSubject()).isEqualTo("Please confirm your email address");
            assertThat(Collections.list(mail.getAllHeaders()))
                    .extracting(Header::getName)
                    .doesNotHaveDuplicates()
                    .doesNotContain("Bcc", "Cc", "X");
        } finally {
            server.stop();
        }
    }

    private static Answer register(Shop shop, String email, String firstName) {
        return shop.anonymous().post("/v1/auth/register", """
                {"email":"%s","password":"%s","firstName":"%s","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD, firstName));
    }
}
