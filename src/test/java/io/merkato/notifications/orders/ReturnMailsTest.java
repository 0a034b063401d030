package io.merkato.notifications.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What buyers hear of what they send back. */
@ShopTest
class ReturnMailsTest {

    @Test
    void eachStepOfAReturnIsToldToItsBuyer(Shop shop) {
        String email = "sender-" + UUID.randomUUID() + "@example.org";
        SentOrder order = shipped(shop, email);
        String number = order.read().text("/number");

        String first = ask(order);
        decide(shop, first, "/approval", null);
        decide(shop, first, "/receipt", "{}");
        String second = ask(order);
        decide(shop, second, "/rejection", "{\"reason\":\"The seal is broken.\"}");

        JsonNode mails = shop.mails(email, 8);
        assertThat(text(mails, "What you want to send back of your order " + number))
                .contains("1 x Product", "/order?token=");
        assertThat(text(mails, "Please send back")).contains("1 x Product", number);
        assertThat(text(mails, "We have what you sent back")).contains("1 x Product");
        assertThat(text(mails, "12.50 EUR of your order")).contains("1 x Product");
        assertThat(text(mails, "Your return of order " + number)).contains("The seal is broken.", "1 x Product");
    }

    @Test
    void aMailAboutAReturnIsSentOnceMore(Shop shop) {
        String email = "sender-" + UUID.randomUUID() + "@example.org";
        SentOrder order = shipped(shop, email);
        decide(shop, ask(order), "/rejection", "{\"reason\":\"The seal is broken.\"}");
        shop.mails(email, 4);
        Answer read = shop.admin().get("/v1/admin/orders/" + order.id()).expect(200);

        for (JsonNode mail : read.at("/mails")) {
            shop.admin()
                    .withNewKey()
                    .post("/v1/admin/mails/" + mail.get("id").asString() + "/resending", null)
                    .expect(202);
        }

        JsonNode mails = shop.mails(email, 8);
        assertThat(mails.valueStream()
                        .filter(mail -> mail.get("text").asString().contains("The seal is broken.")))
                .hasSize(2);
    }

    private static SentOrder shipped(Shop shop, String email) {
        Guest guest = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);
        SentOrder order = guest.order().isConfirmed();
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201);
        return order;
    }

    private static String ask(SentOrder order) {
        return order.shopper()
                .client()
                .withNewKey()
                .post(
                        order.path() + "/returns",
                        "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}],\"reason\":\"Too large.\"}"
                                .formatted(order.read().text("/items/0/id")))
                .expect(201)
                .text("/id");
    }

    private static void decide(Shop shop, String asked, String how, @Nullable String body) {
        shop.admin().withNewKey().post("/v1/admin/returns/" + asked + how, body).expect(200);
    }

    private static String text(JsonNode mails, String subject) {
        return mails.valueStream()
                .filter(mail -> mail.get("subject").asString().startsWith(subject))
                .map(mail -> mail.get("text").asString())
                .findFirst()
                .orElseThrow();
    }
}
