package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
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
            Product product = node.product(1000, 5);
            Guest guest = node.guestWith(product, 2);
            proxy.loseAnswerOfCommitAfter(LEDGER);

            orderIsPaidOnce(guest, product);
            assertThat(proxy.faults()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsCutTwiceIsTriedAThirdTime(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            Product product = node.product(1000, 5);
            Guest guest = node.guestWith(product, 2);
            proxy.cutAt(LEDGER, 2);

            orderIsPaidOnce(guest, product);
            assertThat(proxy.faults()).isEqualTo(2);
        }
    }

    private static void orderIsPaidOnce(Guest guest, Product product) {
        assertThat(guest.order().isConfirmed().timeline()).containsExactly("placed", "paid");
        assertThat(product.available()).isEqualTo(3);
    }
}
