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
    void whatIsPaidMayBeRefundedAndWhatFailedMayBePaidAfterAll() {
        expectTable(
                PaymentStatus.values(),
                PaymentStatus::mayBecome,
                Map.of(
                        PaymentStatus.PENDING, Set.of(PaymentStatus.PAID, PaymentStatus.FAILED),
                        PaymentStatus.PAID, Set.of(PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED),
                        PaymentStatus.FAILED, Set.of(PaymentStatus.PAID),
                        PaymentStatus.PARTIALLY_REFUNDED, Set.of(PaymentStatus.REFUNDED, PaymentStatus.PAID),
                        PaymentStatus.REFUNDED, Set.of(PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.PAID)));
    }

    @Test
    void anOrderIsShippedDeliveredAndReturnedAndGoesBackOnlyByAVoidedParcel() {
        expectTable(
                FulfillmentStatus.values(),
                FulfillmentStatus::mayBecome,
                Map.of(
                        FulfillmentStatus.UNFULFILLED,
                                Set.of(FulfillmentStatus.PARTIALLY_SHIPPED, FulfillmentStatus.SHIPPED),
                        FulfillmentStatus.PARTIALLY_SHIPPED,
                                Set.of(
                                        FulfillmentStatus.UNFULFILLED,
                                        FulfillmentStatus.SHIPPED,
                                        FulfillmentStatus.DELIVERED,
                                        FulfillmentStatus.RETURNED),
                        FulfillmentStatus.SHIPPED,
                                Set.of(
                                        FulfillmentStatus.UNFULFILLED,
                                        FulfillmentStatus.PARTIALLY_SHIPPED,
                                        FulfillmentStatus.DELIVERED,
                                        FulfillmentStatus.RETURNED),
                        FulfillmentStatus.DELIVERED, Set.of(FulfillmentStatus.RETURNED)));
    }

    @Test
    void anOrderMovesWhenEachOfItsStatusesMayAndTheOthersStay() {
        OrderState shipped = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.SHIPPED);

        OrderState delivered = shipped.with(FulfillmentStatus.DELIVERED);

        assertThat(OrderState.PLACED.mayBecome(OrderState.PAID)).isTrue();
        assertThat(shipped.mayBecome(delivered)).isTrue();
        assertThat(OrderState.PAID.mayBecome(shipped)).isTrue();
        assertThat(List.of(
                        OrderState.PLACED.mayBecome(new OrderState(
                                OrderStatus.CONFIRMED, PaymentStatus.REFUNDED, FulfillmentStatus.UNFULFILLED)),
                        OrderState.DECLINED.mayBecome(OrderState.PAID),
                        delivered.mayBecome(shipped)))
                .containsOnly(false);
    }

    @Test
    void howFarAnOrderIsFollowsFromItsUnits() {
        assertThat(FulfillmentStatus.of(5, 0, 0, 0)).isEqualTo(FulfillmentStatus.UNFULFILLED);
        assertThat(FulfillmentStatus.of(5, 1, 0, 0)).isEqualTo(FulfillmentStatus.PARTIALLY_SHIPPED);
        assertThat(FulfillmentStatus.of(5, 4, 4, 0)).isEqualTo(FulfillmentStatus.PARTIALLY_SHIPPED);
        assertThat(FulfillmentStatus.of(5, 5, 4, 0)).isEqualTo(FulfillmentStatus.SHIPPED);
        assertThat(FulfillmentStatus.of(5, 5, 5, 0)).isEqualTo(FulfillmentStatus.DELIVERED);
        assertThat(FulfillmentStatus.of(5, 5, 5, 4)).isEqualTo(FulfillmentStatus.DELIVERED);
        assertThat(FulfillmentStatus.of(5, 5, 4, 5)).isEqualTo(FulfillmentStatus.RETURNED);
        assertThat(FulfillmentStatus.of(0, 0, 0, 0)).isEqualTo(FulfillmentStatus.UNFULFILLED);
    }

    @Test
    void anOrderIsCompletedWhenAllHasComeAndItIsPaid() {
        OrderState paid = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.SHIPPED);
        OrderState unpaid = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PENDING, FulfillmentStatus.SHIPPED);

        assertThat(paid.with(FulfillmentStatus.DELIVERED).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(paid.with(FulfillmentStatus.SHIPPED).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(unpaid.with(FulfillmentStatus.DELIVERED).status()).isEqualTo(OrderStatus.CONFIRMED);
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
