package io.merkato.accounts;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * Somebody wants this address for their account, and its owner is to confirm it. When it belongs to another account there
 * is nothing to confirm, and its owner is to know.
 *
 * @param email the new address
 * @param token what the confirmation link carries, for 24 hours; empty when the address is taken
 */
public record EmailChangeRequested(UserId userId, String email, String firstName, String token) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    /** Whether the address belongs to another account. */
    public boolean taken() {
        return token.isEmpty();
    }

    @Override
    public String toString() {
        return "EmailChangeRequested[userId=" + userId + "]";
    }
}
