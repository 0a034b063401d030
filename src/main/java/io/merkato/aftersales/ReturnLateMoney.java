package io.merkato.aftersales;

import io.merkato.aftersales.refunds.RefundCause;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.aftersales.refunds.ShippingBack;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Orders;
import io.merkato.orders.unpaid.PaidLate;
import io.merkato.payments.Payments;
import io.merkato.platform.jobs.Subscribe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back all that came for an order which had been cancelled for want of it. */
@Component
class ReturnLateMoney {

    private final Orders orders;
    private final Refunds refunds;
    private final Payments payments;

    ReturnLateMoney(Orders orders, Refunds refunds, Payments payments) {
        this.orders = orders;
        this.refunds = refunds;
        this.payments = payments;
    }

    @Subscribe("aftersales.give-late-money-back")
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaidLate event) {
        Order order = orders.getForUpdate(event.orderId());
        refunds.giveBack(
                        order,
                        order.units(OrderLine::quantity),
                        ShippingBack.ALL,
                        RefundCause.CANCELLATION,
                        "The payment came after the order was cancelled.",
                        null)
                .ifPresent(payments::finishSoon);
    }
}
