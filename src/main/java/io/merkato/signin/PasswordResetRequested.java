package io.merkato.signin;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * The owner of this address may choose a new password.
 *
 * @param token what the link carries; it works once, for 30 minutes
 */
public record PasswordResetRequested(UserId userId, String email, String firstName, String token)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "PasswordResetRequested[userId=" + userId + "]";
    }
}
