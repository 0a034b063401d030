package io.merkato.registration;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Somebody registered with the address of an account that is in use; its owner is to know. */
public record RegistrationRepeated(UserId userId, String email, String firstName) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "RegistrationRepeated[userId=" + userId + "]";
    }
}
