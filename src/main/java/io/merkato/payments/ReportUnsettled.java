package io.merkato.payments;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the operator of operations that are due and that this shop will never finish. */
@Component
class ReportUnsettled implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ReportUnsettled.class);

    private final Payments payments;
    private final PaymentStore store;

    ReportUnsettled(Payments payments, PaymentStore store) {
        this.payments = payments;
        this.store = store;
    }

    @Override
    public String name() {
        return "payments.report-unsettled";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        store.dueOutside(payments.lanes())
                .forEach(due -> log.error(
                        "{} operations of kind {} by {} are due and left alone, since nobody settles them",
                        due.count(),
                        due.kind(),
                        due.method()));
    }
}
