package io.merkato.accounts;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * Somebody became staff with a password that is too short for it.
 *
 * @param days for how many days the new roles hold without a longer one
 */
public record StaffPasswordTooShort(UserId userId, String email, String firstName, int days) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "StaffPasswordTooShort[userId=" + userId + "]";
    }
}
