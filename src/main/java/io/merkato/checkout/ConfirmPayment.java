package io.merkato.checkout;

import static io.merkato.payments.PaymentProblem.PAYMENT_DECLINED;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.payments.Payments;
import org.springframework.stereotype.Component;

/** Learns what has become of a payment that waited for its buyer, as soon as the buyer says that it need not wait any more. */
@Component
class ConfirmPayment {

    private final Payments payments;
    private final Orders orders;

    ConfirmPayment(Payments payments, Orders orders) {
        this.payments = payments;
        this.orders = orders;
    }

    /**
     * Asks the gateway, unless that is known already.
     *
     * @return the order: paid, or with its payment still open
     * @throws io.merkato.platform.problem.Problem PAYMENT_DECLINED, however often it is asked
     */
    Order confirm(OrderId id) {
        payments.confirm(id);
        Order order = orders.get(id);
        if (order.state().paymentStatus() == PaymentStatus.FAILED && order.promise() == null) {
            throw PAYMENT_DECLINED
                    .because("Nothing was charged and your cart is as it was. Order again by another means of payment.")
                    .with("orderId", order.id());
        }
        return order;
    }
}
