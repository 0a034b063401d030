package io.merkato.payments.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.Guest;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Promises that grow old: somebody is reminded of them, and then they end. */
@ShopTest
class WatchPromisesTest {

    @Test
    void anAuthorizationThatEndsSoonIsToldToAdminsOnce(Shop shop) {
        PaidLater order = card(shop, shop.product(1250, 5)).daysLater(5);

        watch(shop);
        watch(shop);

        assertThat(alerts(shop, order)).isEqualTo(1);
        order.is("confirmed, pending, authorized");
    }

    @Test
    void anOrderWhoseAuthorizationHasEndedIsCancelled(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = card(shop, mug).daysLater(6);

        watch(shop);

        order.becomes("cancelled, failed, voided");
        assertThat(order.order().timeline())
                .containsExactly(
                        "placed", "confirmed", "paymentExpired", "cancelled", "amountReduced", "paymentVoided");
        assertThat(shop.bean(PromisingGateway.class).promised(order.id())).isZero();
        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void whatIsYoungIsLeftAlone(Shop shop) {
        PaidLater card = card(shop, shop.product(1250, 5)).daysLater(4);
        PaidLater transfer = byTransfer(shop).daysLater(6);

        watch(shop);

        card.is("confirmed, pending, authorized");
        transfer.is("confirmed, pending, awaited");
        assertThat(alerts(shop, card) + alerts(shop, transfer)).isZero();
    }

    @Test
    void aBuyerWhoHasNotTransferredTheMoneyIsRemindedAndThenGivenUp(Shop shop) {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        Guest ada = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);
        PaidLater order = PaidLater.of(shop, ada.orderBy("bank-transfer", "none"));

        order.daysLater(7);
        watch(shop);

        JsonNode reminder = shop.mails(email, 2).get(0);
        assertThat(reminder.get("subject").asString()).contains("is not paid yet");
        assertThat(reminder.get("text").asString()).contains(Shop.BANK);
        order.daysLater(7);
        watch(shop);
        order.becomes("cancelled, failed, voided");
        assertThat(shop.mails(email, 3).get(0).get("subject").asString()).contains("is cancelled");
    }

    @Test
    void aBuyerWhoseOrderIsCancelledIsNotRemindedOfIt(Shop shop) {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        Guest ada = shop.guestWith(shop.product(1250, 5), 2).mailedAt(email);
        PaidLater order =
                PaidLater.of(shop, ada.orderBy("bank-transfer", "none")).daysLater(14);

        watch(shop);

        order.becomes("cancelled, failed, voided");
        assertThat(shop.mails(email, 2))
                .extracting(mail -> mail.get("subject").asString())
                .noneMatch(subject -> subject.contains("is not paid yet"));
    }

    @Test
    void whatHasLeftIsNotCancelledAndIsToldEachDay(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        order.ship().expect(201);

        order.daysLater(31);
        watch(shop);
        watch(shop);
        int first = alerts(shop, order);
        order.daysLater(2);
        watch(shop);

        order.is("confirmed, pending, onDelivery");
        assertThat(alerts(shop, order)).isEqualTo(first + 1);
    }

    @Test
    void aPromiseThatWasNotGivenUpIsTriedAgainEachDay(Shop shop) {
        PaidLater order =
                PaidLater.by(PromisingGateway.METHOD, PromisingGateway.VOID_DECLINED, shop, shop.product(1250, 5), 2);
        order.cancel().expect(202);
        long before = voids(order);

        order.daysLater(6);
        watch(shop);

        assertThat(voids(order)).isEqualTo(before + 1);
    }

    private static void watch(Shop shop) {
        shop.bean(WatchPromises.class).run();
        shop.expectNothingLeftOver();
    }

    private static int alerts(Shop shop, PaidLater order) {
        String number = order.read().text("/number");
        return (int) shop.anonymous()
                .get("/dev/mails?to=" + Shop.ADMIN_EMAIL)
                .at("/items")
                .valueStream()
                .filter(mail -> mail.get("subject").asString().contains(number))
                .count();
    }

    private static long voids(PaidLater order) {
        return order.admin()
                .at("/payments/0/operations")
                .valueStream()
                .filter(operation -> operation.get("kind").asString().equals("void"))
                .count();
    }

    private static PaidLater card(Shop shop, Product product) {
        return PaidLater.by(PromisingGateway.METHOD, "ok", shop, product, 2);
    }

    private static PaidLater byTransfer(Shop shop) {
        return PaidLater.by("bank-transfer", "none", shop, shop.product(1250, 5), 2);
    }
}
