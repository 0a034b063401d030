package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
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

        open.expect("confirmed", 3);
        assertThat(open.timeline()).containsExactly("placed", "paid");
    }

    @Test
    @ManyConnections
    void aRefusalGivesTheStockBackOnce(Shop shop) {
        OpenOrder open = new OpenOrder(shop);

        AtOnce.run(8, way -> {
            open.end(new Outcome.Declined("card_declined"));
            return way;
        });

        open.expect("cancelled", 5);
        assertThat(open.timeline()).containsExactly("placed", "paymentFailed");
    }

    @Test
    @ManyConnections
    void oppositeAnswersAtOnceLeaveOneOfThemWhole(Shop shop) {
        OpenOrder open = new OpenOrder(shop);

        AtOnce.run(8, way -> {
            open.end(way % 2 == 0 ? succeeded() : new Outcome.Declined("card_declined"));
            return way;
        });

        boolean confirmed = open.status().equals("confirmed");
        open.expect(confirmed ? "confirmed" : "cancelled", confirmed ? 3 : 5);
    }

    @Test
    void aRequestWhoseAnswerACrashSwallowedIsAnsweredOnceItsPaymentIsDecided(Shop shop) {
        OpenOrder open = new OpenOrder(shop);
        shop.bean(JdbcClient.class).sql("""
                        update platform.idempotency_key set status = null, headers = null, body = null where key = :key
                        """).param("key", open.key).update();
        open.end(succeeded());

        Answer late = open.order().expect(201);

        assertThat(late.header("location")).isEqualTo(open.path);
        assertThat(open.order().body()).isEqualTo(late.body());
        open.expect("confirmed", 3);
    }

    private static Outcome succeeded() {
        return new Outcome.Succeeded("test_" + UUID.randomUUID());
    }

    /** An order for 2 of 5 units whose payment is open. */
    private static final class OpenOrder {

        private final Shop shop;
        private final String product;
        private final Client guest;
        private final String key;
        private final String path;
        private final Operation operation;

        OpenOrder(Shop shop) {
            this.shop = shop;
            Answer made = shop.product(1000, 5);
            this.product = made.text("/id");
            this.guest = Shop.guestWith(shop.anonymous(), made.text("/variants/0/id"), 2);
            this.key = UUID.randomUUID().toString();
            Answer order = order(guest, key).expect(202);
            this.path = order.header("location");
            OperationId id = new OperationId(shop.bean(JdbcClient.class)
                    .sql("""
                            select o.id from payments.operation o
                            join payments.payment p on p.id = o.payment_id
                            where p.order_id = :order::uuid
                            """)
                    .param("order", order.text("/id"))
                    .query(UUID.class)
                    .single());
            this.operation = shop.bean(PaymentStore.class).find(id).orElseThrow();
        }

        /** Sends the request again that this order was made by. */
        Answer order() {
            return order(guest, key);
        }

        private static Answer order(Client guest, String key) {
            return Shop.orderAsGuest(guest.with("Idempotency-Key", key), "guest@example.org", "tok_timeout");
        }

        void end(Outcome outcome) {
            Payments payments = shop.bean(Payments.class);
            shop.bean(TransactionTemplate.class).executeWithoutResult(status -> payments.end(operation, outcome));
        }

        String status() {
            return guest.get(path).text("/status");
        }

        Iterable<String> timeline() {
            return guest.get(path).at("/timeline").values().stream()
                    .map(entry -> entry.get("type").asString())
                    .toList();
        }

        void expect(String status, int available) {
            assertThat(status()).isEqualTo(status);
            assertThat(shop.available(product)).isEqualTo(available);
        }
    }
}
