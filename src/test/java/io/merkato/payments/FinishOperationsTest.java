package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
            List<Operation> stuck = due(node, "stuck");
            List<Operation> quick = due(node, "quick");
            // The job is anybody's, and the other node does not know these gateways.
            node.bean(FinishOperations.class).run();

            awaitEnd(node, quick);

            assertThat(stuck).noneMatch(operation -> hasEnded(node, operation));
            node.bean(ScriptedGateways.class).stuck.countDown();
            awaitEnd(node, stuck);
        }
    }

    private static List<Operation> due(Shop node, String method) {
        List<Operation> operations =
                Stream.generate(() -> open(node, method)).limit(MANY).toList();
        node.bean(JdbcClient.class).sql("""
                        update payments.operation set due_at = now()
                        where payment_id in (select id from payments.payment where method = :method)
                        """).param("method", method).update();
        return operations;
    }

    private static Operation open(Shop node, String method) {
        return Objects.requireNonNull(node.bean(TransactionTemplate.class).execute(status -> node.bean(Payments.class)
                .open(OrderId.next(), method, null, new Money(1000, "EUR"))));
    }

    private static void awaitEnd(Shop node, List<Operation> operations) {
        await("all have ended").atMost(Duration.ofSeconds(30)).until(() -> operations.stream()
                .allMatch(operation -> hasEnded(node, operation)));
    }

    private static boolean hasEnded(Shop node, Operation operation) {
        return node.bean(PaymentStore.class).find(operation.id()).orElseThrow().status() == OperationStatus.SUCCEEDED;
    }
}
