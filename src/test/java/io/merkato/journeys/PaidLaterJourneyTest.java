package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.Guest;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that are paid after they are placed, from the cart to the door. */
@ShopTest
class PaidLaterJourneyTest {

    @Test
    void aCardIsChargedWhenTheGoodsLeave(Shop shop) {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        Guest ada = shop.guestWith(shop.product(1999, 5), 3).mailedAt(email);

        PaidLater order =
                PaidLater.of(shop, ada.orderBy(PromisingGateway.METHOD, "ok").isPromised("authorized"));
        assertThat(text(shop, email, 1)).contains("are kept for us on your card");
        order.cancelAsStaff(1).expect(200);
        String parcel = order.ship().expect(201).text("/id");
        order.becomes("confirmed, paid, paid");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);

        order.is("completed, paid, paid");
        assertThat(shop.bean(PromisingGateway.class).taken(order.id())).isEqualTo(order.total() - 1999);
        order.sendBack(1).expect(200);
        assertThat(order.read().at("/refunded/amount").asLong()).isEqualTo(1999);
        order.is("completed, partiallyRefunded, partiallyRefunded");
        assertThat(order.order().timeline())
                .containsExactly(
                        "placed",
                        "confirmed",
                        "cancelled",
                        "amountReduced",
                        "shipped",
                        "paid",
                        "delivered",
                        "returnRequested",
                        "returnReceived",
                        "refundStarted",
                        "refunded");
        assertThat(subjects(shop, email)).anyMatch(subject -> subject.startsWith("We have received the payment"));
    }

    @Test
    void aTransferComesAndTheGoodsLeave(Shop shop) {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        Guest ada = shop.guestWith(shop.product(1999, 5), 1).mailedAt(email);

        PaidLater order =
                PaidLater.of(shop, ada.orderBy("bank-transfer", "none").isPromised("awaited"));
        order.ship().expectProblem(409, "ORDER_NOT_PAID");
        order.settle().expect(200);
        String parcel = order.ship().expect(201).text("/id");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);

        order.is("completed, paid, paid");
        assertThat(subjects(shop, email))
                .hasSize(4)
                .anyMatch(subject -> subject.startsWith("We have received the payment"));
    }

    private static String text(Shop shop, String email, int count) {
        return shop.mails(email, count).get(0).get("text").asString();
    }

    private static List<String> subjects(Shop shop, String email) {
        shop.expectNothingLeftOver();
        return shop.mails(email, 4)
                .valueStream()
                .map((JsonNode mail) -> mail.get("subject").asString())
                .toList();
    }
}
