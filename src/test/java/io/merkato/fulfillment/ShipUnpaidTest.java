package io.merkato.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parcels of orders that are not paid yet: some take the money with them, some leave without it, some do not leave. */
@ShopTest
class ShipUnpaidTest {

    @Test
    void theFirstParcelTakesWhatIsAuthorized(Shop shop) {
        PaidLater order = card(shop, "ok", 3);
        order.cancelAsStaff(1).expect(200);
        long due = order.due();

        order.ship(1).expect(201);
        order.becomes("confirmed, paid, paid");
        order.ship(1).expect(201);

        assertThat(gateway(shop).taken(order.id())).isEqualTo(due).isEqualTo(order.total() - 1250);
        assertThat(order.order().timeline()).containsOnlyOnce("paid");
        assertThat(operations(order, "capture")).isEqualTo(1);
    }

    @Test
    void parcelsThatLeaveWhileTheMoneyIsBeingTakenTakeItOnce(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.ENDS_LOST, 2);

        order.ship(1).expect(201);
        order.ship(1).expect(201);

        order.becomes("confirmed, paid, paid");
        assertThat(operations(order, "capture")).isEqualTo(1);
    }

    @Test
    void aCaptureThatFailsAfterTheParcelLeftIsToldAndTakenLater(Shop shop) {
        PaidLater order = card(shop, PromisingGateway.CAPTURE_DECLINED, 2);

        order.ship(1).expect(201);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> order.order().timeline().contains("captureFailed"));
        order.is("confirmed, pending, authorized");
        assertThat(shop.mails(Shop.ADMIN_EMAIL, 1).toString())
                .contains(order.read().text("/number"));
        order.ship(1).expect(201);
        order.becomes("confirmed, paid, paid");
    }

    @Test
    void whatIsToBeTransferredDoesNotLeaveBefore(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = PaidLater.by("bank-transfer", "none", shop, mug, 2);

        order.ship().expectProblem(409, "ORDER_NOT_PAID");

        order.settle().expect(200);
        order.ship().expect(201);
    }

    @Test
    void whatIsPaidAtTheDoorIsCompletedWhenItIsPaid(Shop shop) {
        PaidLater order = PaidLater.by("cash-on-delivery", "none", shop, shop.product(1250, 5), 2);
        String parcel = order.ship().expect(201).text("/id");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);
        order.is("confirmed, pending, onDelivery");

        order.settle().expect(200);

        order.is("completed, paid, paid");
    }

    private static PaidLater card(Shop shop, String token, int quantity) {
        return PaidLater.by(PromisingGateway.METHOD, token, shop, shop.product(1250, 5), quantity);
    }

    private static long operations(PaidLater order, String kind) {
        return order.admin()
                .at("/payments/0/operations")
                .valueStream()
                .filter(operation -> operation.get("kind").asString().equals(kind))
                .count();
    }

    private static PromisingGateway gateway(Shop shop) {
        return shop.bean(PromisingGateway.class);
    }
}
