package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void anOrderIsConfirmedOrCancelledAndThenCompleted() {
        expectTable(
                OrderStatus.values(),
                OrderStatus::mayBecome,
                Map.of(
                        OrderStatus.PENDING_PAYMENT, Set.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED),
                        OrderStatus.CONFIRMED, Set.of(OrderStatus.COMPLETED, OrderStatus.CANCELLED)));
    }

    @Test
    void whatIsPaidMayBeRefundedAndWhatFailedMayNot() {
        expectTable(
                PaymentStatus.values(),
                PaymentStatus::mayBecome,
                Map.of(
                        PaymentStatus.PENDING, Set.of(PaymentStatus.PAID, PaymentStatus.FAILED),
                        PaymentStatus.PAID, Set.of(PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED),
                        PaymentStatus.PARTIALLY_REFUNDED, Set.of(PaymentStatus.REFUNDED)));
    }

    @Test
    void anOrderIsShippedDeliveredAndReturnedInThisOrder() {
        expectTable(
                FulfillmentStatus.values(),
                FulfillmentStatus::mayBecome,
                Map.of(
                        FulfillmentStatus.UNFULFILLED,
                                Set.of(FulfillmentStatus.PARTIALLY_SHIPPED, FulfillmentStatus.SHIPPED),
                        FulfillmentStatus.PARTIALLY_SHIPPED, Set.of(FulfillmentStatus.SHIPPED),
                        FulfillmentStatus.SHIPPED, Set.of(FulfillmentStatus.DELIVERED),
                        FulfillmentStatus.DELIVERED, Set.of(FulfillmentStatus.RETURNED)));
    }

    @Test
    void anOrderMovesWhenEachOfItsStatusesMayAndTheOthersStay() {
        OrderState shipped = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.SHIPPED);

        assertThat(OrderState.PLACED.mayBecome(OrderState.PAID)).isTrue();
        assertThat(OrderState.PAID.mayBecome(shipped)).isTrue();
        assertThat(List.of(
                        OrderState.PLACED.mayBecome(new OrderState(
                                OrderStatus.CONFIRMED, PaymentStatus.REFUNDED, FulfillmentStatus.UNFULFILLED)),
                        OrderState.DECLINED.mayBecome(OrderState.PAID),
                        shipped.mayBecome(OrderState.PAID)))
                .containsOnly(false);
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

    /** Every step is allowed or not as the table says; what stands in it nowhere is an end. */
    private static <S> void expectTable(S[] all, BiPredicate<S, S> mayBecome, Map<S, Set<S>> table) {
        for (S from : all) {
            for (S to : all) {
                assertThat(mayBecome.test(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }
}
