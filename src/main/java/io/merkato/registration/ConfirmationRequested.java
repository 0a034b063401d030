package io.merkato.registration;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * Somebody registered with this address, and its owner is to confirm it.
 *
 * @param token what the confirmation link carries; it works once, for 24 hours
 */
public record ConfirmationRequested(UserId userId, String email, String firstName, String token)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "ConfirmationRequested[userId=" + userId + "]";
    }
}
