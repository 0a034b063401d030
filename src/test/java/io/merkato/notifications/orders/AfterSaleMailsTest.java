package io.merkato.notifications.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What buyers and admins hear of orders that are cancelled, and of money that is given back or is not. */
@ShopTest
class AfterSaleMailsTest {

    @Test
    void whoCancelsIsToldOfItAndOfTheMoney(Shop shop) {
        Mailed mailed = Mailed.buys(shop, shop.product(1250, 5), 2, "tok_ok");
        String number = mailed.order().read().text("/number");

        mailed.cancels();

        assertThat(mailed.subjects(3))
                .containsExactlyInAnyOrder(
                        "Your order " + number + " is confirmed",
                        "Your order " + number + " is cancelled",
                        "29.90 EUR of your order " + number + " were given back");
        assertThat(mailed.mail("is cancelled"))
                .contains("Nothing of it will be sent.", "2 x Product", "goes back the way you paid", "/order?token=");
        assertThat(mailed.mail("were given back"))
                .contains("by sandbox", ": 25.00 EUR", "Shipping: 4.90 EUR", "Together: 29.90 EUR")
                .doesNotContain("Amount:", "before:");
    }

    @Test
    void ofMoneyNothingIsSaidWhereNothingWasPaid(Shop shop) {
        Product gift = shop.product(0, 5);
        Mailed mailed = Mailed.fetches(shop, gift);

        mailed.cancels();

        assertThat(mailed.subjects(2)).hasSize(2);
        assertThat(mailed.mail("is cancelled")).contains("1 x Product").doesNotContain("paid", "back");
    }

    @Test
    void whoCancelsBeforePayingIsToldOfItOnce(Shop shop) {
        Mailed mailed = Mailed.sends(shop, shop.product(1250, 5), 2, "tok_action");

        mailed.cancels(202);
        mailed.order().becomes("cancelled");

        assertThat(mailed.subjects(1)).hasSize(1);
        assertThat(mailed.mail("is cancelled")).contains("2 x Product").doesNotContain("paid", "back");
    }

    @Test
    void aDeclinedOrderIsNoCancelledOne(Shop shop) {
        Mailed mailed = Mailed.sends(shop, shop.product(1250, 5), 2, "tok_declined");

        assertThat(mailed.subjects(0)).isEmpty();
    }

    @Test
    void whatStaffCancelIsToldByItsItems(Shop shop) {
        Mailed mailed = Mailed.buys(shop, shop.product(1250, 5), 3, "tok_ok");
        String line = mailed.order().read().text("/items/0/id");

        shop.admin()
                .withNewKey()
                .post(
                        "/v1/admin/orders/" + mailed.order().id() + "/cancellation",
                        "{\"items\":[{\"orderItemId\":\"" + line + "\",\"quantity\":1}]}")
                .expect(200);

        assertThat(mailed.subjects(3)).hasSize(3);
        assertThat(mailed.mail("Some of your order"))
                .contains("will not be sent:", "1 x Product", "goes back the way you paid")
                .doesNotContain("3 x", "2 x");
        assertThat(mailed.mail("12.50 EUR of your order")).contains("Together: 12.50 EUR");
    }

    @Test
    void whatWasGivenBackBeforeIsTakenOff(Shop shop) {
        Mailed mailed = Mailed.buys(shop, shop.product(1250, 5), 2, "tok_ok");
        mailed.isRefunded(shop, 500).expect(201);

        mailed.cancels();

        assertThat(mailed.subjects(4)).hasSize(4);
        assertThat(mailed.mail("5.00 EUR of your order")).contains("Amount: 5.00 EUR", "Together: 5.00 EUR");
        assertThat(mailed.mail("24.90 EUR of your order"))
                .contains(": 25.00 EUR", "Shipping: 4.90 EUR", "Given back before: -5.00 EUR", "Together: 24.90 EUR");
    }

    @Test
    void eachTryOfARefundThatFailsIsToldToAdminsOnce(Shop shop) {
        Mailed mailed = Mailed.buys(shop, shop.product(1250, 5), 2, "tok_refund_fails");
        String number = mailed.order().read().text("/number");

        String refund = mailed.isRefunded(shop, 700).expect(201).text("/id");
        shop.expectNothingLeftOver();

        List<JsonNode> told = failures(shop, number);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().get("text").asString())
                .contains("7.00 EUR of order " + number, "refund_refused", "/v1/admin/refunds/" + refund + "/retry");
        assertThat(told.getFirst().get("html").asString()).contains("7.00 EUR of order " + number);

        shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + refund + "/retry", null)
                .expect(200);
        shop.expectNothingLeftOver();

        assertThat(failures(shop, number)).hasSize(2);
        assertThat(mailed.subjects(1)).as("the buyer hears of what was done").hasSize(1);
    }

    @Test
    void staffHaveEachOfThemSentAgain(Shop shop) {
        Mailed mailed = Mailed.buys(shop, shop.product(1250, 5), 2, "tok_ok");
        mailed.cancels();
        assertThat(mailed.subjects(3)).hasSize(3);

        for (String part : List.of("is cancelled", "were given back")) {
            String before = mailed.mail(part);
            Answer order =
                    shop.admin().get("/v1/admin/orders/" + mailed.order().id()).expect(200);
            String id = order.at("/mails")
                    .valueStream()
                    .filter(mail -> mail.get("subject").asString().contains(part))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asString();

            shop.admin().post("/v1/admin/mails/" + id + "/resending", null).expect(202);

            assertThat(withoutLink(mailed.mail(part))).isEqualTo(withoutLink(before));
        }
        assertThat(mailed.subjects(5)).hasSize(5);
    }

    private static String withoutLink(String text) {
        return text.replaceAll("token=\\S+", "");
    }

    private static List<JsonNode> failures(Shop shop, String number) {
        return shop.mails(Shop.ADMIN_EMAIL, 0)
                .valueStream()
                .filter(mail -> mail.get("subject").asString().equals("A refund of order " + number + " has failed"))
                .toList();
    }

    /** A guest with an address of their own, and what they ordered. */
    private record Mailed(Shop shop, String email, Guest guest, SentOrder order) {

        static Mailed buys(Shop shop, Product product, int quantity, String token) {
            Mailed mailed = sends(shop, product, quantity, token);
            mailed.order().isConfirmed();
            return mailed;
        }

        static Mailed sends(Shop shop, Product product, int quantity, String token) {
            String email = "told-" + UUID.randomUUID() + "@example.org";
            Guest guest = shop.guestWith(product, quantity).mailedAt(email);
            return new Mailed(shop, email, guest, guest.order(token));
        }

        /** Takes a gift that is fetched. */
        static Mailed fetches(Shop shop, Product gift) {
            shop.bean(JdbcClient.class).sql("""
                            insert into pricing.shipping_method (code, name, amount, position)
                            values ('pick-up', 'Pick it up', 0, 9) on conflict do nothing
                            """).update();
            String email = "told-" + UUID.randomUUID() + "@example.org";
            Guest guest = shop.guestWith(gift, 1).mailedAt(email);
            Answer answer = guest.client()
                    .withNewKey()
                    .post("/v1/orders", guest.orderBody("tok_ok").replace("\"standard\"", "\"pick-up\""));
            return new Mailed(shop, email, guest, new SentOrder(guest, "tok_ok", "", answer.expect(201)));
        }

        void cancels() {
            cancels(200);
        }

        void cancels(int status) {
            guest.client()
                    .withNewKey()
                    .post(order.path() + "/cancellation", "{}")
                    .expect(status);
        }

        Answer isRefunded(Shop shop, int amount) {
            return shop.admin().withNewKey().post("/v1/admin/orders/" + order.id() + "/refunds", """
                            {"amount":{"amount":%s,"currency":"EUR"},"reason":"Sorry."}
                            """.formatted(amount));
        }

        List<String> subjects(int count) {
            shop.expectNothingLeftOver();
            return shop.mails(email, count)
                    .valueStream()
                    .map(mail -> mail.get("subject").asString())
                    .toList();
        }

        /** The newest mail with this in its subject, as text, which HTML says too. */
        String mail(String subject) {
            JsonNode mail = shop.mails(email, 1)
                    .valueStream()
                    .filter(one -> one.get("subject")
                            .asString()
                            .toLowerCase(Locale.ROOT)
                            .contains(subject.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow();
            assertThat(mail.get("html").asString()).contains("Hello Ada Lovelace,");
            return mail.get("text").asString();
        }
    }
}
