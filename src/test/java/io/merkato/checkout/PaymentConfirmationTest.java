package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A payment that waits for its buyer, and is asked about when the buyer says so. */
@ShopTest
class PaymentConfirmationTest {

    @Test
    void theAnswerSaysWhatToGoOnWithUntilItIsPaid(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_action").isPending();
        assertThat(order.answer().text("/payment/status")).isEqualTo("actionRequired");
        assertThat(order.answer().text("/payment/clientSecret")).isNotBlank();
        assertThat(order.read().at("/payment")).isEqualTo(order.answer().at("/payment"));
        assertThat(shop.admin().get("/v1/admin/orders/" + order.id()).body())
                .doesNotContain(order.answer().text("/payment/clientSecret"));

        Answer paid = confirm(order).expect(200);

        assertThat(paid.text("/status")).isEqualTo("confirmed");
        assertThat(paid.text("/payment/status")).isEqualTo("paid");
        assertThat(paid.at("/payment/clientSecret").isNull()).isTrue();
        assertThat(secrets(shop, order)).isZero();
        assertThat(confirm(order).expect(200).text("/status")).isEqualTo("confirmed");
        assertThat(order.timeline()).containsOnlyOnce("paid");
    }

    @Test
    void whatIsOpenStaysSoAndWhatWasDeclinedIsToldAgain(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder declined = shop.guestWith(mug, 1).order("tok_declined").isDeclined();
        SentOrder lost = shop.guestWith(mug, 1).order("tok_timeout").isPending();
        assertThat(lost.answer().text("/payment/status")).isEqualTo("pending");

        assertThat(confirm(declined).expectProblem(402, "PAYMENT_DECLINED").text("/orderId"))
                .isEqualTo(declined.id());
        confirm(lost).expect(200);
    }

    @Test
    void whoWasGivenUpCannotGoOn(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 1).order("tok_action").isPending();
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", null)
                .expect(202);
        order.becomes("cancelled");

        confirm(order).expectProblem(402, "PAYMENT_DECLINED");

        assertThat(secrets(shop, order)).isZero();
    }

    @Test
    void nobodyConfirmsForSomebodyElse(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 1).order("tok_action").isPending();

        shop.guestWith(shop.product(1250, 5), 1)
                .client()
                .post(order.path() + "/payment/confirmation", null)
                .expectProblem(404, "NOT_FOUND");

        confirm(order).expect(200);
    }

    private static Answer confirm(SentOrder order) {
        return order.shopper().client().post(order.path() + "/payment/confirmation", null);
    }

    private static long secrets(Shop shop, SentOrder order) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select count(*) from payments.operation o join payments.payment p on p.id = o.payment_id
                        where p.order_id = :order::uuid and o.client_secret is not null
                        """)
                .param("order", order.id())
                .query(Long.class)
                .single();
    }
}
