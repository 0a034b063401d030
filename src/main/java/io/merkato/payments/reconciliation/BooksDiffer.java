package io.merkato.payments.reconciliation;

import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Gateways and our books do not say the same of a time: somebody has to look.
 *
 * @param differences in how many things
 */
public record BooksDiffer(UUID id, Instant from, Instant to, int differences) implements DomainEvent {

    static BooksDiffer of(Reconciliation found) {
        return new BooksDiffer(Ids.next(), found.from(), found.to(), found.count());
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
