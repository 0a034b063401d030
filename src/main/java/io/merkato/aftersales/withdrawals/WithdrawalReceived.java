package io.merkato.aftersales.withdrawals;

import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Somebody has confirmed that they withdraw, and has to hear that it has come. */
public record WithdrawalReceived(WithdrawalId withdrawalId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return withdrawalId.value();
    }
}
