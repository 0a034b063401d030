package io.merkato.aftersales.withdrawals;

import static io.merkato.aftersales.returns.SentBack.deliver;
import static io.merkato.aftersales.returns.SentBack.list;
import static io.merkato.aftersales.returns.SentBack.ship;
import static io.merkato.aftersales.returns.SentBack.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Declaration;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What does not fit, or comes too late, staff decide. */
@ShopTest
class LeftToStaffTest {

    private static final String NO = "{\"reason\":\"The time was over.\"}";

    @Test
    void anUnknownNumber(Shop shop) {
        Declaration declared = Declaration.of(shop, "M-00000000", email()).isLeftToStaff("orderUnknown");

        assertThat(declared.read().at("/orderId").isNull()).isTrue();
        declared.decide("/acceptance", "{}").expectProblem(422, "ORDER_NOT_NAMED");
        assertThat(declared.decide("/rejection", NO).expect(200).text("/status"))
                .isEqualTo("rejected");
    }

    @Test
    void anotherAddressUntilStaffSayWhichOrderItIs(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Declaration declared =
                Declaration.of(shop, Declaration.number(order), email()).isLeftToStaff("addressDiffers");
        assertThat(list(order).at("/items")).isEmpty();
        assertThat(order.timeline()).doesNotContain("withdrawn");

        declared.decide("/acceptance", "{\"orderId\":\"%s\"}".formatted(UUID.randomUUID()))
                .expectProblem(404, "NOT_FOUND");
        Answer accepted = declared.decide("/acceptance", "{\"orderId\":\"%s\"}".formatted(order.id()))
                .expect(200);

        assertThat(accepted.text("/status")).isEqualTo("accepted");
        assertThat(accepted.text("/orderId")).isEqualTo(order.id());
        assertThat(list(order).at("/items/0/withdrawn").asBoolean()).isTrue();
        declared.decide("/rejection", NO).expectProblem(409, "WITHDRAWAL_ENDED");
        shop.expectNothingLeftOver();
    }

    @Test
    void whatComesFifteenDaysAfterTheLastParcelAndStaffMayAcceptSomeOfIt(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shop.guestWith(mug, 3).order().isConfirmed();
        String line = order.read().text("/items/0/id");
        deliver(shop, ship(shop, order, "{\"carrier\":\"DHL\"}"));
        came(shop, order, 14);
        Declaration inTime = Declaration.of(shop, order, mug.sku(), 1).becomes("settled");
        came(shop, order, 15);

        Declaration late = Declaration.of(shop, order).isLeftToStaff("late");

        assertThat(late.read().text("/orderId")).isEqualTo(order.id());
        assertThat(shop.admin().get("/v1/admin/orders/" + order.id()).at("/withdrawals"))
                .hasSize(2)
                .contains(inTime.read().json(), late.read().json());
        String items = "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":%s}]}";
        Answer refused = late.decide("/acceptance", items.formatted(line, 3)).expectProblem(422, "NOT_WITHDRAWABLE");
        assertThat(refused.number("/left/0/left")).isEqualTo(2);
        late.decide("/acceptance", items.formatted(line, 2)).expect(200);
        list(order).at("/items").forEach(asked -> shop.admin()
                .withNewKey()
                .post("/v1/admin/returns/" + asked.get("id").asString() + "/receipt", null)
                .expect(200));
        assertThat(order.read().text("/paymentStatus")).isEqualTo("refunded");
        shop.expectNothingLeftOver();
    }

    @Test
    void anOrderThatWasCancelledAnHourAgo(Shop shop) {
        SentOrder order = shop.guestWith(shop.product(1250, 5), 2).order().isConfirmed();
        order.shopper()
                .client()
                .withNewKey()
                .post(order.path() + "/cancellation", "{}")
                .expect(200);
        Answer before = order.read();

        Declaration declared = Declaration.of(shop, order).isLeftToStaff("nothingLeft");

        declared.decide("/acceptance", "{}").expectProblem(422, "NOT_WITHDRAWABLE");
        declared.decide("/rejection", NO).expect(200);
        assertThat(order.read().body()).isEqualTo(before.body());
        shop.expectNothingLeftOver();
    }

    /** It has ended too, with nothing of it held and nothing taken for it. */
    @Test
    void anOrderWhosePaymentWasDeclined(Shop shop) {
        SentOrder order =
                shop.guestWith(shop.product(1250, 5), 2).order("tok_declined").isDeclined();

        Declaration known = Declaration.of(shop, order).isLeftToStaff("nothingLeft");
        Declaration named = Declaration.of(shop, "M-00000000", email()).isLeftToStaff("orderUnknown");

        known.decide("/acceptance", "{}").expectProblem(422, "NOT_WITHDRAWABLE");
        named.decide("/acceptance", "{\"orderId\":\"%s\"}".formatted(order.id()))
                .expectProblem(422, "NOT_WITHDRAWABLE");
        shop.expectNothingLeftOver();
    }

    @Test
    void aSecondOneAboutTheSame(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");
        Declaration.of(shop, order).becomes("settled");

        Declaration.of(shop, order).isLeftToStaff("nothingLeft");

        assertThat(list(order).at("/items")).hasSize(1);
        shop.expectNothingLeftOver();
    }

    @Test
    void itemsThatAreNotTheOrders(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shipped(shop, mug, 2, "tok_ok");

        Declaration.of(shop, order, mug.sku(), 3).isLeftToStaff("itemsDiffer");
        Declaration.of(shop, order, "no-such-sku", 1).isLeftToStaff("itemsDiffer");

        assertThat(list(order).at("/items")).isEmpty();
    }

    @Test
    void someUnitsOfAnOrderWhosePaymentIsOpen(Shop shop) {
        Product mug = shop.product(1000, 5);
        SentOrder order = shop.guestWith(mug, 2).order("tok_action").isPending();

        Declaration declared = Declaration.of(shop, order, mug.sku(), 1).isLeftToStaff("paymentOpen");

        declared.decide("/acceptance", "{}").expectProblem(422, "NOT_WITHDRAWABLE");
    }

    @Test
    void goodsThatWereSoldAsExemptOnceTheyHaveLeft(Shop shop) {
        Product cheese = shop.product(1000, 5);
        shop.admin()
                .patch("/v1/admin/products/" + cheese.id(), "{\"withdrawalExempt\":true}")
                .expect(200);
        SentOrder notSent = shop.guestWith(cheese, 1).order().isConfirmed();
        SentOrder sent = shipped(shop, cheese, 1, "tok_ok");
        shop.admin()
                .patch("/v1/admin/products/" + cheese.id(), "{\"withdrawalExempt\":false}")
                .expect(200);

        Declaration.of(shop, sent).isLeftToStaff("exempt");
        Declaration.of(shop, notSent).becomes("settled");
    }

    @Test
    void ordersToCountriesWithoutTheRight() {
        try (Shop shop =
                Shop.start("--merkato.withdrawal-days=14", "--merkato.withdrawal-days-by-country=DE=0,FR=30")) {
            SentOrder order = shipped(shop, shop.product(1000, 5), 1, "tok_ok");

            Declaration.of(shop, order).isLeftToStaff("countryExcluded");
        }
    }

    @RepeatedTest(3)
    @ManyConnections
    void ofThoseWhoDecideAtOnceOneDoes(Shop shop) {
        SentOrder order = shipped(shop, shop.product(1000, 5), 2, "tok_ok");
        deliver(shop, shop.admin().get("/v1/admin/orders/" + order.id()).text("/shipments/0/id"));
        came(shop, order, 20);
        Declaration late = Declaration.of(shop, order).isLeftToStaff("late");

        List<Answer> answers = AtOnce.all(List.<Supplier<Answer>>of(
                () -> late.decide("/acceptance", "{}"),
                () -> late.decide("/acceptance", "{}"),
                () -> late.decide("/rejection", NO)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.expectProblem(409, "WITHDRAWAL_ENDED"));
        shop.expectNothingLeftOver();
    }

    @Test
    void staffFindThoseThatWaitForThem(Shop shop) {
        Declaration first = Declaration.of(shop, "M-11111111", email()).isLeftToStaff("orderUnknown");
        Declaration second = Declaration.of(shop, "M-22222222", email()).isLeftToStaff("orderUnknown");
        Declaration draft = Declaration.of(shop, "M-33333333", email());

        Answer page = shop.admin()
                .get("/v1/admin/withdrawals?status=undecided&limit=1")
                .expect(200);
        assertThat(page.text("/items/0/id")).isEqualTo(second.id());
        Answer next = shop.admin()
                .get("/v1/admin/withdrawals?status=undecided&limit=1&cursor=" + page.text("/nextCursor"))
                .expect(200);
        assertThat(next.text("/items/0/id")).isEqualTo(first.id());
        shop.admin().get("/v1/admin/withdrawals/" + draft.id()).expectProblem(404, "NOT_FOUND");
        assertThat(shop.admin().get("/v1/admin/withdrawals").body()).doesNotContain(draft.id());
        assertThat(shop.admin().get("/v1/admin/withdrawals?status=draft").at("/items"))
                .isEmpty();
    }

    /** All parcels of the order came so many days and a minute ago. */
    private static void came(Shop shop, SentOrder order, int days) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update orders.shipment set delivered_at = now() - make_interval(days => :days, mins => 1)
                        where order_id = :order
                        """)
                .param("days", days)
                .param("order", UUID.fromString(order.id()))
                .update();
    }

    private static String email() {
        return "ada-" + UUID.randomUUID() + "@example.org";
    }
}
