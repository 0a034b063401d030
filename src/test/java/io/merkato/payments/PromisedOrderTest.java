package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.promises.Promises;
import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** An order whose money is promised when it is placed, and taken later. */
@ShopTest
class PromisedOrderTest {

    @Test
    void itStandsAndKeepsItsGoodsBeforeAnythingIsTaken(Shop shop) {
        Product mug = shop.product(1250, 5);
        Guest buyer = shop.guestWith(mug, 2);

        SentOrder order = buyer.orderBy(PromisingGateway.METHOD, "ok").isPromised("authorized");

        assertThat(order.answer().at("/payment/due")).isEqualTo(order.answer().at("/total"));
        assertThat(order.timeline()).containsExactly("placed", "confirmed");
        assertThat(mug.available()).isEqualTo(3);
        assertThat(buyer.unitsInCart()).isZero();
        assertThat(shop.bean(PromisingGateway.class).promised(order.id())).isEqualTo(total(order));
        assertThat(shop.admin()
                        .get("/v1/admin/orders/" + order.id() + "/ledger")
                        .at("/items"))
                .as("nothing was taken that could be booked")
                .isEmpty();
    }

    @Test
    void whatIsDeclinedIsNeverPromised(Shop shop) {
        Product mug = shop.product(1250, 5);
        Guest buyer = shop.guestWith(mug, 2);

        SentOrder order = buyer.orderBy(PromisingGateway.METHOD, PromisingGateway.DECLINED)
                .isDeclined();

        assertThat(order.read().text("/payment/status")).isEqualTo("failed");
        assertThat(mug.available()).isEqualTo(5);
        assertThat(buyer.unitsInCart()).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsFoundAndTheOrderStands(Shop shop) {
        Product mug = shop.product(1250, 5);
        SentOrder order = shop.guestWith(mug, 2)
                .orderBy(PromisingGateway.METHOD, PromisingGateway.ANSWERS_LOST)
                .isPending();
        assertThat(order.answer().text("/payment/status")).isEqualTo("pending");

        shop.askGatewaysNow();

        order.becomes("confirmed");
        assertThat(order.read().text("/payment/status")).isEqualTo("authorized");
        assertThat(mug.available()).isEqualTo(3);
    }

    @Test
    void itIsPaidOnceItsMoneyIsTaken(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2)
                .orderBy(PromisingGateway.METHOD, "ok")
                .isPromised("authorized");

        Operation capture = shop.bean(TransactionTemplate.class).execute(status -> shop.bean(Promises.class)
                .capture(OrderId.fromPath(order.id()), new Money(total(order), "EUR"), null));
        shop.bean(Payments.class).finish(capture);

        Answer paid = order.read();
        assertThat(paid.text("/paymentStatus")).isEqualTo("paid");
        assertThat(paid.text("/payment/status")).isEqualTo("paid");
        assertThat(paid.number("/payment/due/amount")).isZero();
        assertThat(order.timeline()).containsExactly("placed", "confirmed", "paid");
        assertThat(shop.bean(PromisingGateway.class).taken(order.id())).isEqualTo(total(order));
        assertThat(shop.bean(PromisingGateway.class).promised(order.id())).isZero();
    }

    private static long total(SentOrder order) {
        return order.answer().at("/total/amount").asLong();
    }
}
