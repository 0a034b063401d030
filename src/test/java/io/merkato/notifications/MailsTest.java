package io.merkato.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ShopTest
class MailsTest {

    @Test
    void whoRegistersIsAskedToConfirmTheAddress(Shop shop) {
        String email = newAddress();

        JsonNode mail = register(shop, email, "Ada");

        assertThat(mail.get("to").asString()).isEqualTo(email);
        assertThat(mail.get("subject").asString()).isEqualTo("Please confirm your email address");
        assertThat(text(mail)).contains("Hello Ada,", "/confirm-email?token=");
        assertThat(html(mail)).contains("Hello Ada,", "/confirm-email?token=");
        assertThat(mail.get("createdAt").asString()).endsWith("Z");
    }

    @Test
    void theInboxIsReadInAnyCaseOfLetters(Shop shop) {
        String email = newAddress();
        register(shop, email, "Ada");

        assertThat(shop.mails(email.toUpperCase(Locale.ROOT), 1)).hasSize(1);
    }

    @Test
    void anInboxShowsNobodyElsesMails(Shop shop) {
        register(shop, newAddress(), "Ada");

        assertThat(shop.anonymous()
                        .get("/dev/mails?to=" + newAddress())
                        .expect(200)
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void aNameIsEscapedInHtml(Shop shop) {
        JsonNode mail = register(shop, newAddress(), "<b onclick='x'>&Ada</b>");

        assertThat(html(mail)).contains("&lt;b onclick=").contains("&amp;Ada").doesNotContain("<b onclick");
        assertThat(text(mail)).contains("<b onclick='x'>&Ada</b>");
    }

    @Test
    void bracesInANameStayBraces(Shop shop) {
        assertThat(text(register(shop, newAddress(), "{link} $1"))).contains("Hello {link} $1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win at evil.example", "https://evil", "www.evil.example"})
    void aNameThatLooksLikeALinkIsNotSent(String name, Shop shop) {
        JsonNode mail = register(shop, newAddress(), name);

        assertThat(text(mail)).contains("Hello,").doesNotContain("evil");
        assertThat(html(mail)).doesNotContain("evil");
    }

    @Test
    void anOrderThatStandsIsConfirmedByOneMail(Shop shop) {
        String email = newAddress();
        Guest guest = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);
        Answer order = guest.order().isConfirmed().answer();

        JsonNode mails = shop.mails(email, 1);

        assertThat(mails).hasSize(1);
        JsonNode mail = mails.get(0);
        assertThat(mail.get("subject").asString()).isEqualTo("Your order " + order.text("/number") + " is confirmed");
        for (String form : List.of(text(mail), html(mail))) {
            assertThat(form).contains("Hello Ada Lovelace,", "25.00 EUR", "4.90 EUR", "29.90 EUR", "Tax (included)");
        }
    }

    @Test
    void titlesAndNamesInAnOrderMailAreEscaped(Shop shop) {
        String email = newAddress();
        Product product = shop.product(100, 1);
        product.change("{\"title\":\"Mug <img src=x onerror=alert(1)>\"}").expect(200);
        Guest guest = shop.guestWith(product, 1);
        guest.client()
                .withNewKey()
                .post("/v1/orders", """
                        {"shippingAddress":%s,"shippingMethod":"standard","email":"%s",
                         "payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(Shop.ADDRESS.replace("Ada Lovelace", "Ada <i>Lovelace</i>"), email))
                .expect(201);

        String html = html(shop.mails(email, 1).get(0));

        assertThat(html).contains("Mug &lt;img", "Ada &lt;i&gt;Lovelace").doesNotContain("<img src=x", "<i>Lovelace");
    }

    @Test
    void aDeclinedOrderIsNotConfirmed(Shop shop) {
        String email = newAddress();
        Guest guest = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);
        guest.order("tok_declined").isDeclined();
        guest.order("tok_ok").isConfirmed();

        assertThat(shop.mails(email, 1)).hasSize(1);
    }

    @Test
    void whereSmtpIsSetUpMailsAreSent() throws MessagingException {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try (Shop shop = Shop.start(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort(),
                "--merkato.mail-from=shop@example.com",
                "--merkato.shop-name=Käse & Co")) {
            String email = newAddress();
            register(shop, email, "Zoë");

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(email);
            assertThat(message.getFrom()[0].toString()).contains("shop@example.com");
            assertThat(message.getSubject()).isEqualTo("Please confirm your email address");
            assertThat(message.getContentType()).startsWith("multipart/alternative");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getMessageID()).isNotBlank();
            assertThat(GreenMailUtil.getWholeMessage(message)).contains("text/plain", "text/html", "UTF-8");
        } finally {
            server.stop();
        }
    }

    @Test
    void whatGoesOutIsAsciiAndEncoded() throws MessagingException {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try (Shop shop = Shop.start(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort(),
                "--merkato.mail-from=Brot, \"Käse\" & Co <laden@example.com>",
                "--merkato.shop-name=Käse")) {
            String local = "reader-" + UUID.randomUUID();
            register(shop, local + "@müller.example", "Zoë");

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();

            MimeMessage message = server.getReceivedMessages()[0];
            String headers = GreenMailUtil.getHeaders(message);
            assertThat(headers).matches("\\p{ASCII}*").contains("To: " + local + "@xn--mller-kva.example");
            assertThat(message.getHeader("From")[0]).contains("=?UTF-8?").endsWith(" <laden@example.com>");
            assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Brot, \"Käse\" & Co");
            assertThat(message.getHeader("From")).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void whereMailCannotGoItIsGivenUpAtOnceAndOthersAreSent() {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try (Shop shop = Shop.start(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + server.getSmtp().getPort());
                HeardLog heard = new HeardLog()) {
            String email = shop.registered();
            shop.bean(JdbcClient.class)
                    .sql(
                            "update accounts.account set email = 'é' || email, email_key = 'é' || email_key where email = :email")
                    .param("email", email)
                    .update();
            shop.anonymous()
                    .post("/v1/auth/forgot-password", "{\"email\":\"é" + email + "\"}")
                    .expect(202);
            shop.mails("é" + email, 1);
            register(shop, newAddress(), "Ada");

            assertThat(server.waitForIncomingEmail(20_000, 2)).isTrue();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(heard.messages())
                    .filteredOn(line -> line.contains("given up"))
                    .singleElement()
                    .asString()
                    .contains("outside ASCII")
                    .doesNotContain(email));
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailThatTheServerDidNotTakeIsSentLater() {
        try (RefusingMailServer server = new RefusingMailServer();
                Shop shop = Shop.start("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.port())) {
            JdbcClient sql = shop.bean(JdbcClient.class);
            server.letsNobodyIn(true);
            String email = newAddress();
            register(shop, email, "Ada");
            expectTries(sql, 1);
            assertThat(sql.sql("select failure from notifications.mail")
                            .query(String.class)
                            .single())
                    .contains("come back later");

            server.letsNobodyIn(false);
            aMinuteLater(sql);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            sql.sql("select failure from notifications.mail where sent_at is not null")
                                    .query(String.class)
                                    .list())
                    .containsExactly((String) null));
            shop.expectNothingLeftOver();
            assertThat(server.recipients()).containsExactly(email);
        }
    }

    @Test
    void whatIsWrittenTogetherGoesOverOneConnectionAndOneThatIsRefusedHoldsUpNoOther() {
        try (RefusingMailServer server = new RefusingMailServer();
                Shop shop = Shop.start("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.port())) {
            List<Mail> mails = IntStream.range(0, 10)
                    .mapToObj(i -> mailTo((i == 4 ? "nobody" : "reader") + i + "@example.org"))
                    .toList();
            shop.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> shop.bean(Mails.class).write(mails));
            JdbcClient sql = shop.bean(JdbcClient.class);

            expectTries(sql, 1);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.refusals()).isEqualTo(1);
            aMinuteLater(sql);
            expectTries(sql, 2);

            assertThat(server.refusals()).isEqualTo(2);
            assertThat(server.recipients())
                    .hasSize(9)
                    .doesNotHaveDuplicates()
                    .allMatch(recipient -> recipient.startsWith("reader"));
            assertThat(sql.sql("select recipient, failure from notifications.mail where sent_at is null")
                            .query()
                            .singleRow())
                    .containsEntry("recipient", "nobody4@example.org")
                    .extractingByKey("failure")
                    .asString()
                    .contains("no such mailbox");
        }
    }

    private static void aMinuteLater(JdbcClient sql) {
        sql.sql("update platform.job set execution_time = now() where task_name = :kind")
                .param("kind", SendMails.KIND.name())
                .update();
    }

    /** The job has failed so often, and waits for the next time. */
    private static void expectTries(JdbcClient sql, int failures) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(sql.sql("""
                                select consecutive_failures from platform.job
                                where task_name = :kind and not picked and execution_time > now()
                                """)
                        .param("kind", SendMails.KIND.name())
                        .query(Integer.class)
                        .list())
                .containsExactly(failures));
    }

    private static Mail mailTo(String recipient) {
        return new Mail(
                UUID.randomUUID(), null, null, recipient, "News", "There are news.", "<p>There are news.</p>", null);
    }

    private static JsonNode register(Shop shop, String email, String firstName) {
        shop.anonymous()
                .post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"%s","lastName":"Lovelace"}
                        """.formatted(email, Shop.PASSWORD, firstName))
                .expect(202);
        return shop.mails(email, 1).get(0);
    }

    private static String newAddress() {
        return "reader-" + UUID.randomUUID() + "@example.org";
    }

    private static String text(JsonNode mail) {
        return mail.get("text").asString();
    }

    private static String html(JsonNode mail) {
        return mail.get("html").asString();
    }
}
