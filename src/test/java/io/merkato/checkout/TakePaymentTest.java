package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

/** Staff take what a gateway has authorized. */
@ShopTest
class TakePaymentTest {

    @Test
    void allThatIsDueIsTakenOnce(Shop shop) {
        PaidLater order = card(shop, "ok");

        Answer paid = order.capture().expect(200);

        assertThat(paid.text("/paymentStatus")).isEqualTo("paid");
        assertThat(taken(order)).isEqualTo(order.total());
        assertThat(booked(order)).isEqualTo(order.total());
        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
        order.settle().expectProblem(409, "NOTHING_TO_SETTLE");
    }

    @Test
    void theRestOfWhatIsTakenInPartIsGivenUp(Shop shop) {
        PaidLater order = card(shop, "ok");

        order.capture(1000).expect(200);

        order.is("confirmed, paid, paid");
        assertThat(taken(order)).isEqualTo(1000);
        assertThat(shop.bean(PromisingGateway.class).promised(order.id())).isZero();
        assertThat(booked(order)).isEqualTo(1000);
        assertThat(order.refund(1001L).expectProblem(422, "REFUND_TOO_LARGE").number("/refundable/amount"))
                .isEqualTo(1000);
        order.refund(1000L).expect(201);
        order.is("confirmed, refunded, refunded");
        assertThat(taken(order)).isZero();
    }

    @Test
    void moreThanIsDueIsNotTaken(Shop shop) {
        PaidLater order = card(shop, "ok");
        order.cancelAsStaff(1).expect(200);

        Answer refused = order.capture(order.due() + 1).expectProblem(422, "CAPTURE_TOO_LARGE");

        assertThat(refused.at("/due/amount").asLong()).isEqualTo(order.due()).isLessThan(order.total());
        order.capture(0).expectProblem(422, "VALIDATION_FAILED");
        order.is("confirmed, pending, authorized");
    }

    @Test
    void whatWasCancelledIsNotTaken(Shop shop) {
        PaidLater order = card(shop, "ok");
        order.cancelAsStaff(1).expect(200);
        long due = order.due();

        order.capture().expect(200);

        assertThat(due).isEqualTo(order.total() - 1250);
        assertThat(taken(order)).isEqualTo(due);
        order.is("confirmed, paid, paid");
    }

    @Test
    void aCaptureThatIsDeclinedIsToldAndTriedAgain(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED);

        order.capture().expectProblem(402, "PAYMENT_DECLINED");

        order.is("confirmed, pending, authorized");
        assertThat(order.order().timeline()).containsExactly("placed", "confirmed", "captureFailed");
        assertThat(order.due()).isEqualTo(order.total());
        assertThat(shop.mails(Shop.ADMIN_EMAIL, 1).toString()).contains(number(order), "insufficient_funds");
        order.capture().expect(200);
        order.is("confirmed, paid, paid");
    }

    @Test
    void aRepeatedRequestIsAnsweredAlike(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED);
        Client staff = shop.admin().withNewKey();
        String path = "/v1/admin/orders/" + order.id() + "/payment/capture";

        Answer first = staff.post(path, null).expectProblem(402, "PAYMENT_DECLINED");
        Answer again = staff.post(path, null).expectProblem(402, "PAYMENT_DECLINED");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(order.order().timeline()).containsOnlyOnce("captureFailed");
    }

    @Test
    void whatBecameOfALostCaptureIsFoundOut(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.ENDS_LOST);

        order.capture().expect(202);

        order.is("confirmed, pending, authorized");
        order.capture().expectProblem(409, "PAYMENT_IN_PROGRESS");
        shop.askGatewaysNow();
        order.becomes("confirmed, paid, paid");
        assertThat(taken(order)).isEqualTo(order.total());
    }

    @Test
    void whatIsPaidAtOnceIsNotCaptured(Shop shop) {
        PaidLater order =
                PaidLater.of(shop, shop.guestWith(shop.product(1250, 1), 1).order());

        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
        shop.admin()
                .post("/v1/admin/orders/" + order.id() + "/payment/capture", "{}")
                .expectProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    private static PaidLater card(Shop shop, String token) {
        return PaidLater.by(PromisingGateway.METHOD, token, shop, shop.product(1250, 5), 2);
    }

    private static long taken(PaidLater order) {
        return order.shop().bean(PromisingGateway.class).taken(order.id());
    }

    private static long booked(PaidLater order) {
        return order.shop()
                .admin()
                .get("/v1/admin/orders/" + order.id() + "/ledger")
                .at("/items")
                .valueStream()
                .filter(entry -> entry.get("account").asString().equals("gateway:card"))
                .mapToLong(entry -> entry.at("/amount/amount").asLong())
                .sum();
    }

    private static String number(PaidLater order) {
        return order.read().text("/number");
    }
}
