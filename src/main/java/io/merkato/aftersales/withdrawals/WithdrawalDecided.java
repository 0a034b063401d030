package io.merkato.aftersales.withdrawals;

import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Staff have accepted or rejected a withdrawal. */
public record WithdrawalDecided(WithdrawalId withdrawalId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return withdrawalId.value();
    }
}
