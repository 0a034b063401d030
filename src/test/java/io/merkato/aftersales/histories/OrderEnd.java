package io.merkato.aftersales.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Product;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An order to which nothing can happen any more but that more of its money is given back. */
record OrderEnd(JsonNode order, JsonNode ledger) {

    /** What came in, less what went out, is what the order says, and what the books say. */
    void expectItsMoney() {
        assertThat(order.get("status").asString()).isIn("completed", "cancelled");
        assertThat(order.get("refunds"))
                .extracting(refund -> refund.get("status").asString())
                .isSubsetOf("succeeded", "failed");
        long refunded = order.get("refunds")
                .valueStream()
                .filter(refund -> refund.get("status").asString().equals("succeeded"))
                .mapToLong(refund -> refund.at("/amount/amount").asLong())
                .sum();
        assertThat(order.at("/refunded/amount").asLong()).isEqualTo(refunded);
        long taken = taken();
        long left = taken - refunded;
        assertThat(balances())
                .isEqualTo(
                        left == 0
                                ? Map.of()
                                : Map.of(
                                        "gateway:" + order.at("/payment/method").asString(), left, "customers", -left));
        assertThat(order.at("/payment/due/amount").asLong()).isZero();
    }

    /** All of what an order comes to, or less where units were given up before they were paid, or staff took less. */
    private long taken() {
        long total = order.at("/total/amount").asLong();
        long taken = order.get("payments")
                .valueStream()
                .mapToLong(payment -> payment.at("/captured/amount").asLong())
                .sum();
        boolean paid = !order.get("paymentStatus").asString().equals("failed");
        boolean promised = order.get("payments")
                .valueStream()
                .flatMap(payment -> payment.get("operations").valueStream())
                .anyMatch(operation -> operation.get("kind").asString().equals("authorize"));
        if (!paid) {
            assertThat(taken).isZero();
        } else if (promised) {
            assertThat(taken).isBetween(0L, total);
        } else {
            assertThat(taken).isEqualTo(total);
        }
        return taken;
    }

    private Map<String, Long> balances() {
        Map<String, Long> balances = ledger.valueStream()
                .collect(Collectors.groupingBy(
                        entry -> entry.get("account").asString(),
                        Collectors.summingLong(
                                entry -> entry.at("/amount/amount").asLong())));
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }

    /** Units that left and did not come back to be sold again. */
    int gone(Product product) {
        return order.get("items")
                .valueStream()
                .filter(item -> item.get("variantId").asString().equals(product.variant()))
                .mapToInt(item -> item.get("shipped").asInt()
                        - item.get("returned").asInt()
                        + damaged(item.get("id").asString()))
                .sum();
    }

    private int damaged(String line) {
        return order.get("returns")
                .valueStream()
                .flatMap(asked -> asked.get("items").valueStream())
                .filter(item -> item.get("orderItemId").asString().equals(line))
                .mapToInt(item -> item.get("damaged").asInt())
                .sum();
    }
}
