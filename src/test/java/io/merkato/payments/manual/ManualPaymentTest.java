package io.merkato.payments.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Guest;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders whose buyers bring the money, and what staff say of it. */
@ShopTest
class ManualPaymentTest {

    @Test
    void buyersAreToldWhereToSendTheMoney(Shop shop) {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        Guest ada = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);

        Answer order =
                ada.orderBy("bank-transfer", "none").isPromised("awaited").answer();

        assertThat(method(shop, "bank-transfer").get("instructions").asString()).isEqualTo(Shop.BANK);
        String mail = shop.mails(email, 1).get(0).get("text").asString();
        assertThat(mail).contains(Shop.BANK, order.text("/number"), "Please send us");
        assertThat(mail).doesNotContain("received your payment");
    }

    @Test
    void whatIsToBeTransferredIsNotPackedBefore(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);
        String list = "/v1/admin/orders/" + order.id() + "/packing-list";

        assertThat(shop.admin().get(list).body()).contains("Do not pack");

        order.settle().expect(200);
        assertThat(shop.admin().get(list).body()).doesNotContain("Do not pack");
    }

    @Test
    void whatHasComeIsInTheBooks(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, mug, 2);
        assertThat(mug.available()).isEqualTo(3);

        Answer paid = order.settle(order.total()).expect(200);

        assertThat(paid.text("/paymentStatus")).isEqualTo("paid");
        assertThat(accounts(order)).containsExactly("customers", "gateway:bank-transfer");
        assertThat(order.admin().at("/payments/0/operations").toString()).contains("Transfer 4711");
        order.settle().expectProblem(409, "NOTHING_TO_SETTLE");
        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
    }

    @Test
    void lessOrMoreThanIsDueIsNotSettled(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);

        for (long other : List.of(order.total() - 1, order.total() + 1)) {
            Answer refused = order.settle(other).expectProblem(422, "SETTLEMENT_DIFFERS");
            assertThat(refused.at("/due/amount").asLong()).isEqualTo(order.total());
        }

        order.capture().expectProblem(409, "NOTHING_TO_CAPTURE");
        order.is("confirmed, pending, awaited");
    }

    @Test
    void whatIsGivenUpCostsNothing(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, mug, 2);

        order.cancelAsStaff().expect(200);

        order.is("cancelled, failed, voided");
        assertThat(mug.available()).isEqualTo(5);
        assertThat(accounts(order)).isEmpty();
        order.settle().expectProblem(409, "NOTHING_TO_SETTLE");
    }

    @Test
    void aRefundWaitsUntilStaffHaveMadeIt(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);
        order.settle().expect(200);

        Answer refund = order.refund(1).expect(201);

        assertThat(refund.text("/status")).isEqualTo("pending");
        order.is("confirmed, paid, paid");
        assertThat(shop.mails(Shop.ADMIN_EMAIL, 1).toString()).contains(refund.text("/id"));
        assertThat(settle(shop, refund, "{\"reference\":\"Transfer 12\"}")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("succeeded");
        order.is("confirmed, partiallyRefunded, partiallyRefunded");
        settle(shop, refund, "{\"reference\":\"Transfer 12\"}").expectProblem(409, "REFUND_NOT_AWAITED");
    }

    @Test
    void aRefundThatStaffCannotMakeIsTriedAgain(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        order.settle().expect(200);
        order.cancel().expect(200);
        Answer refund =
                shop.admin().get("/v1/admin/orders/" + order.id() + "/refunds").expect(200);
        String id = refund.text("/items/0/id");

        shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + id + "/settlement", "{\"failure\":\"The account is closed.\"}")
                .expect(200);

        assertThat(shop.admin().get("/v1/admin/refunds/" + id).text("/status")).isEqualTo("failed");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + id + "/retry", null)
                .expect(200);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/refunds/" + id + "/settlement", "{\"reference\":\"In cash\"}")
                .expect(200);
        order.is("cancelled, refunded, refunded");
    }

    @Test
    void whatBecameOfARefundIsOneThing(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);
        order.settle().expect(200);
        Answer refund = order.refund(1).expect(201);

        settle(shop, refund, "{}").expectProblem(422, "VALIDATION_FAILED");
        settle(shop, refund, "{\"reference\":\"A\",\"failure\":\"B\"}").expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void aGatewaysRefundIsNotForStaffToSettle(Shop shop) {
        PaidLater order =
                PaidLater.of(shop, shop.guestWith(shop.product(1250, 5), 2).order("tok_refund_fails"));
        Answer refund = order.refund(1).expect(201);

        settle(shop, refund, "{\"reference\":\"In cash\"}").expectProblem(409, "REFUND_NOT_AWAITED");
    }

    @Test
    void whatIsNotSwitchedOnIsNotOfferedButComesToItsEnd(Shop shop) {
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);
        try (Shop without = Shop.beside(shop, "--merkato.bank-transfer=", "--merkato.cash-on-delivery=")) {
            assertThat(without.anonymous().get("/v1/payment-methods").body().contains("bank-transfer"))
                    .isFalse();
            without.guestWith(without.product(1000, 1), 1)
                    .orderBy("bank-transfer", "none")
                    .isRefused(422, "PAYMENT_METHOD_UNAVAILABLE");

            without.admin()
                    .withNewKey()
                    .post("/v1/admin/orders/" + order.id() + "/payment/settlement", "{\"reference\":\"Late\"}")
                    .expect(200);
        }
        order.is("confirmed, paid, paid");
    }

    @Test
    void whoHasNotPaidHoldsNoMoreThanTheLimit(Shop shop) {
        try (Shop careful = Shop.start("--merkato.unpaid-units=2")) {
            Product pin = careful.product(100, 50);
            Customer ada = Customer.of(careful);
            ada.puts(pin, 2);
            ada.orderBy("bank-transfer", "none").isPromised("awaited");
            ada.puts(pin, 1);

            ada.orderBy("bank-transfer", "none").isRefused(422, "TOO_MANY_UNPAID");
        }
    }

    private static Answer settle(Shop shop, Answer refund, String body) {
        return shop.admin().withNewKey().post("/v1/admin/refunds/" + refund.text("/id") + "/settlement", body);
    }

    private static JsonNode method(Shop shop, String code) {
        return shop.anonymous()
                .get("/v1/payment-methods")
                .at("/items")
                .valueStream()
                .filter(item -> item.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> accounts(PaidLater order) {
        return order.shop()
                .admin()
                .get("/v1/admin/orders/" + order.id() + "/ledger")
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("account").asString())
                .sorted()
                .toList();
    }
}
