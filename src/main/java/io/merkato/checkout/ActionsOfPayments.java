package io.merkato.checkout;

import io.merkato.orders.Order;
import io.merkato.orders.views.PaymentAction;
import io.merkato.orders.views.PaymentActions;
import io.merkato.payments.Payments;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells orders, which know nothing of how money is moved, what their payments wait for. */
@Component
class ActionsOfPayments implements PaymentActions {

    private final Payments payments;

    ActionsOfPayments(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Optional<PaymentAction> of(Order order) {
        return payments.nextAction(order.id())
                .map(next -> new PaymentAction(
                        next.clientSecret(), payments.publishableKey(order.paymentMethod()), next.redirectUrl()));
    }
}
