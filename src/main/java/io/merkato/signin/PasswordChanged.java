package io.merkato.signin;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** An account has another password now; its owner is to know, in case it was somebody else. */
public record PasswordChanged(UserId userId, String email, String firstName) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "PasswordChanged[userId=" + userId + "]";
    }
}
