package io.merkato.payments.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.AskedGateway.Trouble;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shop that was given one more package. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockboxShopTest {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private LockboxFake lockbox;

    @SuppressWarnings("NullAway.Init")
    private Shop shop;

    @BeforeAll
    void start() {
        lockbox = LockboxFake.start();
        shop = Shop.start("--lockbox.address=" + lockbox.address());
    }

    @AfterAll
    void stop() {
        shop.expectNothingLeftOver();
        shop.close();
        lockbox.close();
    }

    @Test
    void anOrderIsPaidByItAndRefundedAndBooked() {
        assertThat(shop.anonymous().get("/v1/payment-methods").expect(200).body())
                .contains("\"lockbox\"");

        SentOrder order = order(LockboxContractTest.GOOD).isConfirmed();

        int total = order.read().number("/total/amount");
        assertThat(lockbox.taken(order.id())).isEqualTo(total);
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/refunds", """
                {"amount":{"amount":300,"currency":"EUR"},"reason":"A scratch"}""")
                .expect(201);
        assertThat(lockbox.taken(order.id())).isEqualTo(total - 300L);
        assertThat(shop.admin().get("/v1/admin/ledger/balances").body()).contains("gateway:lockbox");
    }

    @Test
    void whatItDeclinesIsDeclinedAndWhatItDoesNotAnswerIsFoundOut() {
        order("guessed").isDeclined();

        lockbox.next(Trouble.ANSWER_LOST);
        SentOrder lost = order(LockboxContractTest.GOOD).isPending();
        shop.askGatewaysNow();

        lost.becomes("confirmed");
        assertThat(lockbox.taken(lost.id())).isEqualTo(lost.read().number("/total/amount"));
    }

    private SentOrder order(String code) {
        return shop.guestWith(shop.product(1999, 5), 1).orderBy("lockbox", code);
    }
}
