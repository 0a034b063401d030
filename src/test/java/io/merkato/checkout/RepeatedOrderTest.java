package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.AtOnce;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order, whose request comes several times: on two nodes, after a refusal, and after answers that were lost. */
@ShopTest
class RepeatedOrderTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    @ManyConnections
    void onTwoNodesAtOnceItIsPlacedOnce(Shop shop) {
        try (Shop other = Shop.beside(shop, Shop.connections(10))) {
            Product product = shop.product(1000, 5);
            Guest guest = shop.guestWith(product, 2);

            List<SentOrder> orders =
                    AtOnce.run(10, i -> guest.at(i % 2 == 0 ? shop : other).order("tok_ok", key));

            assertThat(orders).allSatisfy(SentOrder::isConfirmed);
            areAnsweredAlike(orders);
            hasOneOrder(guest, "confirmed");
            assertThat(product.available()).isEqualTo(3);
        }
    }

    @Test
    @ManyConnections
    void declinedOnTwoNodesAtOnceItIsDeclinedOnce(Shop shop) {
        try (Shop other = Shop.beside(shop, Shop.connections(10))) {
            Product product = shop.product(1000, 5);
            Guest guest = shop.guestWith(product, 2);

            List<SentOrder> orders =
                    AtOnce.run(10, i -> guest.at(i % 2 == 0 ? shop : other).order("tok_declined", key));

            assertThat(orders).allSatisfy(SentOrder::isDeclined);
            areAnsweredAlike(orders);
            hasOneOrder(guest, "cancelled");
            assertThat(product.available()).isEqualTo(5);
        }
    }

    @Test
    void afterALostAnswerToItsFirstCommitItIsTheOrderThatWasBegun(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            Product product = node.product(1000, 5);
            Guest guest = node.guestWith(product, 2);
            proxy.loseAnswerOfCommitAfter("insert into payments.payment");

            SentOrder lost = guest.order();
            lost.answer().expect(503);
            makeDue(node, "now");
            SentOrder repeated = lost.again().isConfirmed();

            areAnsweredAlike(List.of(repeated, lost.again()));
            hasOneOrder(guest, "confirmed");
            assertThat(product.available()).isEqualTo(3);
        }
    }

    @Test
    void whileItsPaymentIsOpenItIsAnsweredByTheOrderAsItIs(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            Guest guest = node.guestWith(node.product(1000, 5), 2);
            proxy.loseAnswerOfCommitAfter("insert into payments.payment");
            SentOrder lost = guest.order();
            lost.answer().expect(503);
            makeDue(node, "infinity");

            SentOrder open = lost.again().isPending();

            makeDue(node, "now");
            open.becomes("confirmed");
            assertThat(lost.again().isConfirmed().id()).isEqualTo(open.id());
        }
    }

    /** The job has no need to wait for the request that has begun them, or waits for ever. */
    private static void makeDue(Shop shop, String time) {
        shop.bean(JdbcClient.class)
                .sql("update payments.operation set due_at = :time::timestamptz where status = 'open'")
                .param("time", time)
                .update();
    }

    private static void areAnsweredAlike(List<SentOrder> orders) {
        assertThat(orders)
                .extracting(order -> order.answer().body())
                .containsOnly(orders.getFirst().answer().body());
    }

    private static void hasOneOrder(Guest guest, String status) {
        assertThat(guest.orders())
                .extracting(order -> order.get("status").asString())
                .containsExactly(status);
    }
}
