package io.merkato.checkout;

import io.merkato.payments.ChargeOutcome;
import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import io.merkato.platform.observability.LastingFaults;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash or a lost answer left open: asks the gateway again, with the same key, and applies what it
 * says. It finds its work in the table of operations, so nothing has to remember to wake it.
 */
@Component
class ReconcilePayments {

    private static final Logger log = LoggerFactory.getLogger(ReconcilePayments.class);

    private final Payments payments;
    private final SettlePayment settlePayment;
    private final LastingFaults faults;

    ReconcilePayments(Payments payments, SettlePayment settlePayment, LastingFaults faults) {
        this.payments = payments;
        this.settlePayment = settlePayment;
        this.faults = faults;
    }

    @Scheduled(fixedDelay = 2_000)
    void run() {
        // One at a time: a lease that waits behind others' gateway calls would run out before its turn.
        for (Optional<OperationId> next = payments.takeOverdue(); next.isPresent(); next = payments.takeOverdue()) {
            settle(next.get());
        }
    }

    private void settle(OperationId operation) {
        try {
            ChargeOutcome outcome = payments.charge(operation);
            settlePayment.settle(operation, outcome);
            log.info("Payment operation {} was left open and is now: {}", operation, outcome);
        } catch (RuntimeException e) {
            faults.met("Settling payment operation " + operation + ", which will be tried again,", e);
        }
    }
}
