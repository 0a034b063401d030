package io.merkato.payments.reconciliation;

import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import io.merkato.payments.elsewhere.MirrorMovements;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.jobs.RecurringJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day takes over what was done at gateways themselves in the last two days, of which their webhooks may not have come, and
 * compares these days, up to what may still be on its way. It asks gateways again about what they have done and we have not, and tells
 * the operator and the admins when something still differs. It fails, to be done again, when a gateway gives no list.
 */
@Component
class ReconcileNightly implements RecurringJob, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(ReconcileNightly.class);

    private static final Duration SPAN = Duration.ofDays(2);
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(30);

    private final MirrorMovements movements;
    private final CompareBooks books;
    private final Payments payments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private volatile OptionalInt last = OptionalInt.empty();

    ReconcileNightly(
            MirrorMovements movements,
            CompareBooks books,
            Payments payments,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.movements = movements;
        this.books = books;
        this.payments = payments;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "payments.reconcile";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        Instant now = Instant.now();
        // Also what is listed as later than now: clocks differ.
        movements.between(now.minus(SPAN).minus(ON_ITS_WAY), now.plus(ON_ITS_WAY));
        Instant to = now.minus(ON_ITS_WAY);
        Reconciliation first = books.between(to.minus(SPAN), to);
        Reconciliation found = heal(first) ? books.between(to.minus(SPAN), to) : first;
        last = found.unavailable().isEmpty() ? OptionalInt.of(found.count()) : OptionalInt.empty();
        if (found.count() > 0) {
            log.error(
                    "Gateways and the books differ in {} things since {}: GET /v1/admin/reconciliation tells which",
                    found.count(),
                    found.from());
            transaction.executeWithoutResult(status -> outbox.publish(BooksDiffer.of(found)));
        } else if (!found.unavailable().isEmpty()) {
            throw new UncheckedIOException(new IOException("No list came from " + found.unavailable()));
        }
    }

    /** Asks about what gateways have done and we have not; whether anything was asked about. */
    private boolean heal(Reconciliation found) {
        List<Difference> unsettled = found.differences().stream()
                .filter(difference -> difference.kind().isUnsettledHere())
                .toList();
        unsettled.forEach(this::ask);
        return !unsettled.isEmpty();
    }

    private void ask(Difference unsettled) {
        try {
            payments.hear(unsettled.method(), new OperationId(Objects.requireNonNull(unsettled.operationId())), null);
        } catch (UncheckedIOException e) {
            log.warn("{}; it stays a difference", e.getMessage());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("merkato.reconciliation.differences", this, ReconcileNightly::differences)
                .description("In how many things gateways and the books differed when this node compared them last")
                .register(registry);
    }

    private double differences() {
        return last.isPresent() ? last.getAsInt() : Double.NaN;
    }
}
