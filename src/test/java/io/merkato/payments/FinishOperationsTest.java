package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class FinishOperationsTest {

    /** More than a node asks of one gateway at once. */
    private static final int MANY = 40;

    @Test
    void aGatewayThatHangsHoldsUpNobodyElse(Shop shop) {
        try (Shop node = Shop.beside(shop, ScriptedGateways.SETTING)) {
            List<Operation> stuck = open(node, "stuck");
            List<Operation> quick = open(node, "quick");
            makeDue(node);
            // The job is anybody's, and the other node does not know these gateways.
            node.bean(FinishOperations.class).run();

            awaitEnd(node, quick);

            assertThat(stuck).noneMatch(operation -> hasEnded(node, operation));
            node.bean(ScriptedGateways.class).stuck.countDown();
            awaitEnd(node, stuck);
        }
    }

    @Test
    @ManyConnections
    void aRequestThatTheJobHasOvertakenGetsWhatCameOfItsOrder(Shop shop) {
        try (Shop node = Shop.beside(shop, ScriptedGateways.SETTING, Shop.connections(10))) {
            ScriptedGateways gateways = node.bean(ScriptedGateways.class);
            Guest guest = node.guestWith(node.product(1000, 3), 2);
            Client ordering = guest.client().withNewKey();

            List<Answer> answers = AtOnce.all(List.of(() -> order(ordering, "slow"), () -> {
                await("the gateway is asked").until(() -> gateways.asked.getCount() == 0);
                makeDue(node);
                node.bean(FinishOperations.class).run();
                await("the job has finished the order")
                        .until(() -> guest.orders().at("/0/status").asString().equals("confirmed"));
                gateways.slow.countDown();
                return order(ordering, "slow");
            }));

            answers.forEach(answer -> answer.expect(201));
            assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
            assertThat(ordering.get("/v1/orders/" + answers.getFirst().text("/id"))
                            .at("/timeline")
                            .values())
                    .hasSize(2);
        }
    }

    @Test
    void aRepeatedOrderIsAnsweredAlsoWhereItsGatewayIsNotKnown(Shop shop) {
        try (Shop node = Shop.beside(shop, ScriptedGateways.SETTING)) {
            Guest guest = node.guestWith(node.product(1000, 3), 2);
            String key = UUID.randomUUID().toString();

            Answer first =
                    order(guest.client().with("Idempotency-Key", key), "quick").expect(201);
            Answer again = order(guest.at(shop).client().with("Idempotency-Key", key), "quick")
                    .expect(201);

            assertThat(again.body()).isEqualTo(first.body());
        }
    }

    private static Answer order(Client guest, String method) {
        return guest.post("/v1/orders", """
                {"shippingAddress":%s,"shippingMethod":"standard","email":"guest@example.org",
                 "payment":{"method":"%s"}}
                """.formatted(Shop.ADDRESS, method));
    }

    private static List<Operation> open(Shop node, String method) {
        return Stream.generate(() -> Objects.requireNonNull(
                        node.bean(TransactionTemplate.class).execute(status -> node.bean(Payments.class)
                                .open(OrderId.next(), method, null, new Money(1000, "EUR")))))
                .limit(MANY)
                .toList();
    }

    private static void makeDue(Shop node) {
        node.bean(JdbcClient.class).sql("""
                        update payments.operation set due_at = now()
                        where payment_id in (select id from payments.payment where method <> 'sandbox')
                        """).update();
    }

    private static void awaitEnd(Shop node, List<Operation> operations) {
        await("all have ended").atMost(Duration.ofSeconds(30)).until(() -> operations.stream()
                .allMatch(operation -> hasEnded(node, operation)));
    }

    private static boolean hasEnded(Shop node, Operation operation) {
        return node.bean(PaymentStore.class).find(operation.id()).orElseThrow().status() == OperationStatus.SUCCEEDED;
    }
}
