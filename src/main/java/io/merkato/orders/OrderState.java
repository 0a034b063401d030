package io.merkato.orders;

import static io.merkato.orders.FulfillmentStatus.UNFULFILLED;

/** Where an order stands, in its three respects. Each goes its own way, by its own table. */
public record OrderState(OrderStatus status, PaymentStatus paymentStatus, FulfillmentStatus fulfillmentStatus) {

    /** Placed, and its payment is open. */
    static final OrderState PLACED = new OrderState(OrderStatus.PENDING_PAYMENT, PaymentStatus.PENDING, UNFULFILLED);

    /** It stands and is not paid yet. */
    static final OrderState PROMISED = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PENDING, UNFULFILLED);

    static final OrderState PAID = new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, UNFULFILLED);
    static final OrderState DECLINED = new OrderState(OrderStatus.CANCELLED, PaymentStatus.FAILED, UNFULFILLED);

    /** Cancelled for want of the money, which came then. */
    static final OrderState PAID_LATE = new OrderState(OrderStatus.CANCELLED, PaymentStatus.PAID, UNFULFILLED);

    /** The same order when its parcels are so far; it is completed when all have come and it is paid. */
    OrderState with(FulfillmentStatus fulfillment) {
        boolean ended = fulfillment == FulfillmentStatus.DELIVERED || fulfillment == FulfillmentStatus.RETURNED;
        boolean completed = ended && paymentStatus != PaymentStatus.PENDING;
        return new OrderState(completed ? OrderStatus.COMPLETED : status, paymentStatus, fulfillment);
    }

    /** The same order when its payment is over: paid, or not and never. */
    OrderState with(PaymentStatus payment) {
        OrderState next = new OrderState(status, payment, fulfillmentStatus);
        return status == OrderStatus.CANCELLED ? next : next.with(fulfillmentStatus);
    }

    /** The same order when none of its units is sent any more. */
    OrderState cancelled() {
        return new OrderState(OrderStatus.CANCELLED, paymentStatus, fulfillmentStatus);
    }

    /** The same order when money was given back: all of it, or some. */
    OrderState refunded(boolean all) {
        return new OrderState(
                status, all ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED, fulfillmentStatus);
    }

    /** The same order when money that was given back came again: all of it, or some. */
    OrderState unrefunded(boolean all) {
        return new OrderState(status, all ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_REFUNDED, fulfillmentStatus);
    }

    /** Whether each respect stays as it is or goes where its table lets it. */
    boolean mayBecome(OrderState next) {
        return (status == next.status || status.mayBecome(next.status))
                && (paymentStatus == next.paymentStatus || paymentStatus.mayBecome(next.paymentStatus))
                && (fulfillmentStatus == next.fulfillmentStatus || fulfillmentStatus.mayBecome(next.fulfillmentStatus));
    }
}
