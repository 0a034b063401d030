package io.merkato.orders;

import static io.merkato.orders.OrderStatus.CANCELLED;
import static io.merkato.orders.OrderStatus.COMPLETED;
import static io.merkato.orders.OrderStatus.CONFIRMED;
import static io.merkato.orders.OrderStatus.PENDING_PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    private static final Map<OrderStatus, List<OrderStatus>> ALLOWED = Map.of(
            PENDING_PAYMENT, List.of(CONFIRMED, CANCELLED),
            CONFIRMED, List.of(COMPLETED, CANCELLED),
            COMPLETED, List.of(),
            CANCELLED, List.of());

    @Test
    void everyStepIsAllowedOrNotAsTheTableSays() {
        for (OrderStatus from : OrderStatus.values()) {
            for (OrderStatus to : OrderStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.getOrDefault(from, List.of()).contains(to));
            }
        }
    }

    @Test
    void everyStatusIsReadAsItIsWritten() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(OrderStatus.of(status.text())).isEqualTo(status);
        }
        for (PaymentStatus status : PaymentStatus.values()) {
            assertThat(PaymentStatus.of(status.text())).isEqualTo(status);
        }
        for (FulfillmentStatus status : FulfillmentStatus.values()) {
            assertThat(FulfillmentStatus.of(status.text())).isEqualTo(status);
        }
    }
}
