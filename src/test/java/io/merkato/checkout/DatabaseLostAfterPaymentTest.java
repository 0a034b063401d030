package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;

/**
 * The gateway has taken the money, and the database fails the node that wants to write it down. The buyer is not left in
 * doubt as long as it serves again soon.
 */
@ShopTest
class DatabaseLostAfterPaymentTest {

    /** What is written once the money is there, and at no other time. */
    private static final String LEDGER = "insert into payments.journal";

    @Test
    void aCommitWhoseAnswerWasLostIsFoundToBeDone(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            OpenCart cart = new OpenCart(node);
            proxy.loseAnswerOfCommitAfter(LEDGER);

            cart.isOrderedAndPaidOnce();
            assertThat(proxy.faults()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsCutTwiceIsTriedAThirdTime(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            OpenCart cart = new OpenCart(node);
            proxy.cutAt(LEDGER, 2);

            cart.isOrderedAndPaidOnce();
            assertThat(proxy.faults()).isEqualTo(2);
        }
    }

    /** A guest who wants 2 of 5 units. */
    private static final class OpenCart {

        private final Shop node;
        private final String product;
        private final Client guest;

        OpenCart(Shop node) {
            this.node = node;
            Answer made = node.product(1000, 5);
            this.product = made.text("/id");
            this.guest = Shop.guestWith(node.anonymous(), made.text("/variants/0/id"), 2);
        }

        void isOrderedAndPaidOnce() {
            Answer order = Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                    .expect(201);

            assertThat(order.text("/status")).isEqualTo("confirmed");
            Answer read = guest.get(order.header("location")).expect(200);
            assertThat(read.at("/timeline").values().stream()
                            .map(entry -> entry.get("type").asString()))
                    .containsExactly("placed", "paid");
            assertThat(node.available(product)).isEqualTo(3);
        }
    }
}
