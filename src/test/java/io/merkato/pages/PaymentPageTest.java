package io.merkato.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of the sandbox's gateway, without a browser. */
@ShopTest
class PaymentPageTest {

    private static final String STOREFRONT = "https://www.corner.example:8443/thanks?order=1&a=%22b";

    @Test
    void whoPaysThereComesBackAndHasPaid(Shop shop) {
        SentOrder order = sentAway(shop);
        String page = page(shop, order);

        Answer asked = shop.anonymous()
                .get(page + "?returnTo=" + URLEncoder.encode(STOREFRONT, StandardCharsets.UTF_8))
                .expect(200);
        assertThat(asked.body()).contains("order=1&amp;a=%22b", order.id());
        assertThat(asked.header("content-security-policy"))
                .contains("form-action 'self' https://www.corner.example:8443")
                .doesNotContain("unsafe");
        order.is("pendingPayment");

        Answer pressed = press(
                        shop, page, "answer=pay&returnTo=" + URLEncoder.encode(STOREFRONT, StandardCharsets.UTF_8))
                .expect(303);

        assertThat(pressed.header("location")).isEqualTo(STOREFRONT);
        confirm(order).expect(200);
        order.is("confirmed");
        assertThat(shop.anonymous().get(page).expect(200).body())
                .contains("It is paid")
                .doesNotContain("<button");
    }

    @Test
    void whoDeclinesThereHasNotPaid(Shop shop) {
        SentOrder order = sentAway(shop);

        assertThat(press(shop, page(shop, order), "answer=decline").expect(200).body())
                .contains("It is not paid");

        confirm(order).expectProblem(402, "PAYMENT_DECLINED");
        assertThat(press(shop, page(shop, order), "answer=pay").expect(200).body())
                .as("the first button counts")
                .contains("It is not paid");
    }

    @Test
    void whoComesBackWithoutPressingStillWaits(Shop shop) {
        SentOrder order = sentAway(shop);

        assertThat(confirm(order).expect(202).text("/payment/status")).isEqualTo("actionRequired");

        giveUp(order);
        order.becomes("cancelled");
        assertThat(press(shop, page(shop, order), "answer=pay").expect(200).body())
                .contains("It is not paid");
    }

    @Test
    void theShopFindsOutByItselfWhenNobodyComesBack(Shop shop) {
        SentOrder order = sentAway(shop);
        press(shop, page(shop, order), "answer=pay").expect(200);

        shop.bean(JdbcClient.class)
                .sql("update payments.operation set due_at = now() where status = 'actionRequired'")
                .update();

        order.becomes("confirmed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "//evil.example",
                "/relative",
                "data:text/html,x",
                "https://shop.example@evil.example/",
                "https://a b/",
                "https:///x",
                "https://x.example/\r\nSet-Cookie: a=b"
            })
    void nobodyIsSentElsewhereThanToAPage(String returnTo, Shop shop) {
        SentOrder order = sentAway(shop);
        String page = page(shop, order);
        String encoded = URLEncoder.encode(returnTo, StandardCharsets.UTF_8);

        Answer asked = shop.anonymous().get(page + "?returnTo=" + encoded);
        Answer pressed = press(shop, page, "answer=pay&returnTo=" + encoded);

        assertThat(asked.status()).isEqualTo(400);
        assertThat(pressed.status()).isEqualTo(400);
        assertThat(asked.body()).doesNotContain(returnTo);
        order.is("pendingPayment");
        giveUp(order);
    }

    @Test
    void whatSentNobodyThereHasNoPage(Shop shop) {
        SentOrder other =
                shop.guestWith(shop.product(1250, 5), 1).order("tok_action").isPending();

        for (String id : new String[] {UUID.randomUUID().toString(), "x", operation(shop, other)}) {
            assertThat(shop.anonymous().get("/dev/gateway/payments/" + id).status())
                    .isEqualTo(404);
            assertThat(press(shop, "/dev/gateway/payments/" + id, "answer=pay").status())
                    .isEqualTo(404);
        }
        confirm(other).expect(200);
    }

    @Test
    void aButtonThatIsNotThereIsRefused(Shop shop) {
        SentOrder order = sentAway(shop);

        assertThat(press(shop, page(shop, order), "answer=steal").status()).isEqualTo(400);
        assertThat(press(shop, page(shop, order), "returnTo=").status()).isEqualTo(400);

        order.is("pendingPayment");
        giveUp(order);
    }

    private static SentOrder sentAway(Shop shop) {
        return shop.guestWith(shop.product(1250, 5), 1).order("tok_redirect").isPending();
    }

    private static void giveUp(SentOrder order) {
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(202);
    }

    private static Answer confirm(SentOrder order) {
        return order.shopper().client().post(order.path() + "/payment/confirmation", null);
    }

    /** The path of the page that the buyer of an order is sent to. */
    private static String page(Shop shop, SentOrder order) {
        assertThat(order.answer().at("/payment/clientSecret").isNull()).isTrue();
        String address = order.answer().text("/payment/redirectUrl");
        assertThat(address).isEqualTo(shop.address() + "/dev/gateway/payments/" + operation(shop, order));
        return address.substring(shop.address().toString().length());
    }

    private static String operation(Shop shop, SentOrder order) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select o.id::text from payments.operation o join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order::uuid
                        """)
                .param("order", order.id())
                .query(String.class)
                .single();
    }

    private static Answer press(Shop shop, String path, String fields) {
        return shop.anonymous()
                .send("POST", path, HttpRequest.BodyPublishers.ofString(fields), "application/x-www-form-urlencoded");
    }
}
