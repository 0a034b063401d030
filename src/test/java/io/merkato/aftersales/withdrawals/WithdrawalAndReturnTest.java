package io.merkato.aftersales.withdrawals;

import static io.merkato.aftersales.returns.SentBack.ask;
import static io.merkato.aftersales.returns.SentBack.decide;
import static io.merkato.aftersales.returns.SentBack.items;
import static io.merkato.aftersales.returns.SentBack.line;
import static io.merkato.aftersales.returns.SentBack.list;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Declaration;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

/** Where withdrawals meet returns, parcels and cancellations of the same goods. */
@ShopTest
class WithdrawalAndReturnTest {

    @Test
    void ofExpressShippingTheStandardOneComesBack(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1000, 5), 1);
        String body = guest.orderBody("tok_ok").replace("\"standard\"", "\"express\"");
        Answer placed = guest.client().withNewKey().post("/v1/orders", body).expect(201);
        SentOrder order = new SentOrder(guest, "tok_ok", "", placed);
        assertThat(placed.number("/shipping/amount")).isEqualTo(1290);
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        Declaration.of(shop, order).becomes("settled");

        receive(shop, order, 0);

        assertThat(order.read().number("/refunded/amount")).isEqualTo(1000 + 490);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("partiallyRefunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void aReturnOfExemptGoodsIsNotApprovedByAWithdrawal(Shop shop) {
        Product cheese = shop.product(1000, 5);
        shop.admin()
                .patch("/v1/admin/products/" + cheese.id(), "{\"withdrawalExempt\":true}")
                .expect(200);
        SentOrder order = shipped(shop, cheese, 1, "tok_ok");
        ask(order, 1).expect(201);

        Declaration.of(shop, order).isLeftToStaff("exempt");
        Declaration.of(shop, order, cheese.sku(), 1).isLeftToStaff("exempt");

        assertThat(list(order).at("/items/0/status").asString()).isEqualTo("requested");
    }

    @Test
    void whoNamesWhatTheyAskedToSendBackNeedsNoApprovalAnyMore(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shipped(shop, mug, 3, "tok_ok");
        ask(order, 2).expect(201);

        Declaration.of(shop, order, mug.sku(), 3).becomes("settled");

        assertThat(list(order).at("/items")).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.get("status").asString()).isEqualTo("approved");
            assertThat(asked.get("withdrawn").asBoolean()).isTrue();
        });
        receive(shop, order, 0);
        receive(shop, order, 1);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void whatCameBeforeTheWithdrawalWasAReturnAndTheRestIsWithdrawnFrom(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        Answer asked = ask(order, 2).expect(201);
        decide(shop, asked, "/receipt", items(line(order), 1, true)).expect(200);

        Declaration.of(shop, order).becomes("settled");
        shop.expectNothingLeftOver();
        receive(shop, order, 0);

        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void goodsThatNeverCameAreWithdrawnFromOnceMore(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Declaration.of(shop, order).becomes("settled");
        reject(shop, order, 0);

        Declaration.of(shop, order).becomes("settled");

        shop.expectNothingLeftOver();
        receive(shop, order, 1);
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void aParcelWhoseGoodsAreAwaitedIsNotVoided(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1000, 5), 1).order().isConfirmed();
        String parcel = ship(shop, order, "{\"carrier\":\"DHL\"}");
        Declaration.of(shop, order).becomes("settled");
        String voiding = "/v1/admin/shipments/" + parcel + "/voiding";

        shop.admin().withNewKey().post(voiding, null).expectProblem(409, "SHIPMENT_RETURNED");

        reject(shop, order, 0);
        shop.admin().withNewKey().post(voiding, null).expect(200);
        shop.expectNothingLeftOver();
    }

    @Test
    void whatIsAnnouncedIsReceivedAndNotRestockedBeside(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        ask(order, 1).expect(201);
        String refund = "{\"items\":" + items(line(order), 2) + ",\"restock\":true,\"reason\":\"It came.\"}";

        Answer refused = shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", refund)
                .expectProblem(422, "NOT_RETURNABLE");

        assertThat(refused.number("/left/0/left")).isEqualTo(1);
        receive(shop, order, 0);
        shop.expectNothingLeftOver();
    }

    @Test
    void theShippingComesBackWhenStaffCancelTheRestAfterAWithdrawal(Shop shop) {
        Product mug = shop.product(1000, 5);
        Product cup = shop.product(500, 5);
        Guest guest = shop.guestWith(mug, 1);
        guest.puts(cup, 1);
        SentOrder order = guest.order().isConfirmed();
        String mugs = order.read()
                .at("/items")
                .valueStream()
                .filter(item -> item.get("sku").asString().equals(mug.sku()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        ship(shop, order, "{\"carrier\":\"DHL\",\"items\":" + items(mugs, 1) + "}");
        Declaration.of(shop, order, mug.sku(), 1).becomes("settled");
        receive(shop, order, 0);
        assertThat(order.read().number("/refunded/amount")).isEqualTo(1000);

        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/cancellation", "{}")
                .expect(200);

        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    private static void receive(Shop shop, SentOrder order, int which) {
        shop.admin()
                .withNewKey()
                .post("/v1/admin/returns/" + asked(order, which) + "/receipt", null)
                .expect(200);
    }

    private static void reject(Shop shop, SentOrder order, int which) {
        shop.admin()
                .withNewKey()
                .post("/v1/admin/returns/" + asked(order, which) + "/rejection", "{\"reason\":\"Nothing came.\"}")
                .expect(200);
    }

    private static String asked(SentOrder order, int which) {
        return list(order).at("/items").get(which).get("id").asString();
    }
}
