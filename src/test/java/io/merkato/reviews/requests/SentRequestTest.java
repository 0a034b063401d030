package io.merkato.reviews.requests;

import static io.merkato.reviews.requests.AskedBuyers.ask;
import static io.merkato.reviews.requests.AskedBuyers.asked;
import static io.merkato.reviews.requests.AskedBuyers.daysLater;
import static io.merkato.reviews.requests.AskedBuyers.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mail that asks for reviews as it goes out, from a shop with TLS and a storefront of its own. */
class SentRequestTest {

    private static final String HOSTILE = "Mug <img src=x onerror=alert(1)>\\\" {link} &amp;";

    @Test
    void itCarriesTheTwoFieldsOfOneClickAndIsMadeOfPlainText() throws MessagingException, IOException {
        try (Sent sent = Sent.by("https://shop.example/api/")) {
            MimeMessage message = sent.request;
            JsonNode kept = sent.kept;

            String url = kept.get("unsubscribeUrl").asString();
            assertThat(url).startsWith("https://shop.example/api/unsubscribe?token=");
            assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + url + ">");
            assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(sent.others).hasSize(3).allMatch(other -> names(other).stream()
                    .noneMatch(name -> name.startsWith("List-")));
            assertThat(names(message)).doesNotHaveDuplicates().doesNotContain("Bcc", "Cc");

            String form = "https://www.example.com/review?product=" + sent.slug + "&order=" + sent.number;
            assertThat(part(message, 0))
                    .contains("Mug <img src=x onerror=alert(1)>\" {link} &amp;")
                    .contains(form, url);
            assertThat(part(message, 1))
                    .contains("Mug &lt;img src=x onerror=alert(1)&gt;&quot; {link} &amp;amp;")
                    .contains("href=\"" + form.replace("&", "&amp;") + "\"", "href=\"" + url + "\"")
                    .doesNotContain("<img");
        }
    }

    @Test
    void withoutTlsMailProgramsOpenThePage() throws MessagingException {
        try (Sent sent = Sent.by("http://shop.example")) {
            assertThat(sent.request.getHeader("List-Unsubscribe"))
                    .singleElement()
                    .asString()
                    .startsWith("<http://shop.example/unsubscribe?token=");
            assertThat(sent.request.getHeader("List-Unsubscribe-Post")).isNull();
        }
    }

    private static List<String> names(MimeMessage message) {
        try {
            return Collections.list(message.getAllHeaders()).stream()
                    .map(Header::getName)
                    .toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage message, int number) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(number)
                .getContent()
                .toString();
    }

    /**
     * A guest was asked for a review of something with a title that would like to be markup.
     *
     * @param kept the mail as the shop keeps it
     * @param others the mails that the guest got before
     */
    private record Sent(
            GreenMail server,
            Shop shop,
            String number,
            String slug,
            JsonNode kept,
            MimeMessage request,
            List<MimeMessage> others)
            implements AutoCloseable {

        static Sent by(String publicUrl) {
            GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
            server.start();
            Shop shop = Shop.start(
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + server.getSmtp().getPort(),
                    "--merkato.public-url=" + publicUrl,
                    "--merkato.review-form-url=https://www.example.com/review");
            String email = "reader-" + UUID.randomUUID() + "@example.org";
            Product product = shop.product(1250, 5);
            product.change("{\"title\":\"" + HOSTILE + "\"}").expect(200);
            Guest guest = shop.guestWith(product, 1).mailedAt(email);
            SentOrder order = delivered(shop, guest.order().isConfirmed());
            daysLater(shop, order, 8);
            ask(shop);
            assertThat(server.waitForIncomingEmail(20_000, 4)).isTrue();
            List<MimeMessage> messages = Arrays.asList(server.getReceivedMessages());
            return new Sent(
                    server,
                    shop,
                    order.answer().text("/number"),
                    product.made().text("/slug"),
                    asked(shop, email).getFirst(),
                    messages.stream().filter(Sent::isRequest).findFirst().orElseThrow(),
                    messages.stream().filter(message -> !isRequest(message)).toList());
        }

        private static boolean isRequest(MimeMessage message) {
            try {
                return message.getSubject().startsWith("What do you think");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            shop.close();
            server.stop();
        }
    }
}
