package io.merkato.waitlists;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has waited long enough: what they wanted is there again.
 *
 * @param userId whose account it is, null for a guest
 * @param email a guest's address, null for who has an account
 * @param title what it is called
 * @param slug where it is found in the shop; null in what earlier versions wrote
 */
public record BackInStock(
        UUID requestId,
        @Nullable UserId userId,
        @Nullable String email,
        String title,
        @Nullable String slug) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }

    @Override
    public String toString() {
        return "BackInStock[requestId=" + requestId + "]";
    }
}
