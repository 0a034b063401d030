package io.merkato.aftersales;

import io.merkato.kernel.OrderId;
import io.merkato.payments.Payments;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import org.springframework.stereotype.Component;

/**
 * Has the payment of an order ended that is to be cancelled. It is stored with the request for the cancellation, so that whatever
 * dies afterwards nobody waits until the buyer's time to pay is over.
 */
@Component
class GiveUpPayment implements Job<GiveUpPayment.Unwanted> {

    static final JobKind<Unwanted> KIND = new JobKind<>("aftersales.give-up-payment", Unwanted.class);

    private final Payments payments;

    GiveUpPayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public JobKind<Unwanted> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Unwanted unwanted) {
        payments.giveUp(unwanted.orderId());
    }

    /** An order that nobody wants to pay any more. */
    record Unwanted(OrderId orderId) {}
}
