package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An order and its stock, when what a gateway says arrives several times and by several ways. */
@ShopTest
class SettledOrderTest {

    @Test
    @ManyConnections
    void anAnswerThatArrivesByManyWaysAtOnceCountsOnce(Shop shop) {
        OpenOrder open = new OpenOrder(shop);

        AtOnce.run(8, way -> {
            open.end(succeeded());
            return way;
        });

        open.is("confirmed", 3);
        assertThat(open.order.timeline()).containsExactly("placed", "paid");
    }

    @Test
    @ManyConnections
    void aRefusalGivesTheStockBackOnce(Shop shop) {
        OpenOrder open = new OpenOrder(shop);

        AtOnce.run(8, way -> {
            open.end(new Outcome.Declined("card_declined"));
            return way;
        });

        open.is("cancelled", 5);
        assertThat(open.order.timeline()).containsExactly("placed", "paymentFailed");
    }

    @Test
    @ManyConnections
    void oppositeAnswersAtOnceLeaveOneOfThemWhole(Shop shop) {
        OpenOrder open = new OpenOrder(shop);

        AtOnce.run(8, way -> {
            open.end(way % 2 == 0 ? succeeded() : new Outcome.Declined("card_declined"));
            return way;
        });

        boolean confirmed = open.order.read().text("/status").equals("confirmed");
        open.is(confirmed ? "confirmed" : "cancelled", confirmed ? 3 : 5);
    }

    @Test
    void aRequestWhoseAnswerACrashSwallowedIsAnsweredOnceItsPaymentIsDecided(Shop shop) {
        OpenOrder open = new OpenOrder(shop);
        shop.bean(JdbcClient.class).sql("""
                        update platform.idempotency_key set status = null, headers = null, body = null where key = :key
                        """).param("key", open.order.key()).update();
        open.end(succeeded());

        SentOrder late = open.order.again().isConfirmed();

        assertThat(late.path()).isEqualTo(open.order.path());
        assertThat(late.again().answer().body()).isEqualTo(late.answer().body());
        open.is("confirmed", 3);
    }

    private static Outcome succeeded() {
        return new Outcome.Succeeded("test_" + UUID.randomUUID());
    }

    /** An order for 2 of 5 units whose payment is open. */
    private static final class OpenOrder {

        private final Shop shop;
        private final Product product;
        private final SentOrder order;
        private final Operation operation;

        OpenOrder(Shop shop) {
            this.shop = shop;
            this.product = shop.product(1000, 5);
            this.order = shop.guestWith(product, 2).order("tok_timeout").isPending();
            OperationId id = new OperationId(shop.bean(JdbcClient.class)
                    .sql("""
                            select o.id from payments.operation o
                            join payments.payment p on p.id = o.payment_id
                            where p.order_id = :order::uuid
                            """)
                    .param("order", order.id())
                    .query(UUID.class)
                    .single());
            this.operation = shop.bean(PaymentStore.class).find(id).orElseThrow();
        }

        void end(Outcome outcome) {
            Payments payments = shop.bean(Payments.class);
            shop.bean(TransactionTemplate.class).executeWithoutResult(status -> payments.end(operation, outcome));
        }

        void is(String status, int available) {
            order.is(status);
            assertThat(product.available()).isEqualTo(available);
        }
    }
}
