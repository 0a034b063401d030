package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order, whose request comes several times: on two nodes, after a refusal, and after answers that were lost. */
@ShopTest
class RepeatedOrderTest {

    @Test
    @ManyConnections
    void onTwoNodesAtOnceItIsPlacedOnce(Shop shop) {
        try (Shop other = Shop.beside(shop, Shop.connections(10))) {
            Guest guest = new Guest(shop, "tok_ok");

            List<Answer> answers = AtOnce.run(10, i -> guest.order(i % 2 == 0 ? shop : other));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().body());
            guest.expectOrders(shop, 1, "confirmed");
        }
    }

    @Test
    @ManyConnections
    void declinedOnTwoNodesAtOnceItIsDeclinedOnce(Shop shop) {
        try (Shop other = Shop.beside(shop, Shop.connections(10))) {
            Guest guest = new Guest(shop, "tok_declined");

            List<Answer> answers = AtOnce.run(10, i -> guest.order(i % 2 == 0 ? shop : other));

            assertThat(answers).allSatisfy(answer -> answer.expectProblem(402, "PAYMENT_DECLINED"));
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().body());
            guest.expectOrders(shop, 1, "cancelled");
        }
    }

    @Test
    void afterALostAnswerToItsFirstCommitItIsTheOrderThatWasBegun(Shop shop) {
        try (FaultProxy proxy = new FaultProxy(shop.bean(Database.class).jdbcUrl());
                Shop node = Shop.behind(proxy, shop)) {
            Guest guest = new Guest(node, "tok_ok");
            proxy.loseAnswerOfCommitAfter("insert into payments.payment");

            guest.order(node).expect(503);
            makeDue(node);
            Answer repeated = guest.order(node).expect(201);

            assertThat(guest.order(node).body()).isEqualTo(repeated.body());
            guest.expectOrders(node, 1, "confirmed");
        }
    }

    /** The job has no need to wait for the request that has begun them. */
    private static void makeDue(Shop shop) {
        shop.bean(JdbcClient.class)
                .sql("update payments.operation set due_at = now() where status = 'open'")
                .update();
    }

    /** A guest who wants 2 of 5 units, and sends the same request as often as it takes. */
    private static final class Guest {

        private final String product;
        private final String cartToken;
        private final String key = UUID.randomUUID().toString();
        private final String paymentToken;

        Guest(Shop shop, String paymentToken) {
            Answer made = shop.product(1000, 5);
            this.product = made.text("/id");
            this.cartToken = Shop.putIntoCart(shop.anonymous(), made.text("/variants/0/id"), 2)
                    .expect(200)
                    .header("cart-token");
            this.paymentToken = paymentToken;
        }

        Answer order(Shop node) {
            return Shop.orderAsGuest(client(node).with("Idempotency-Key", key), "guest@example.org", paymentToken);
        }

        void expectOrders(Shop shop, int count, String status) {
            Answer orders = client(shop).get("/v1/orders").expect(200);
            assertThat(orders.at("/items")).hasSize(count);
            assertThat(orders.text("/items/0/status")).isEqualTo(status);
            assertThat(shop.available(product)).isEqualTo(status.equals("confirmed") ? 3 : 5);
        }

        private Client client(Shop node) {
            return node.anonymous().with("Cart-Token", cartToken);
        }
    }
}
