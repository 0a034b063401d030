package io.merkato.accounts;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * The owner of the address that an account had so far is to know that it is changing, in case it was somebody else.
 *
 * @param email the old address
 * @param done whether the account has its new address, or only asked for it
 */
public record EmailChangeNoticed(UserId userId, String email, String firstName, boolean done) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return userId.value();
    }

    @Override
    public String toString() {
        return "EmailChangeNoticed[userId=" + userId + "]";
    }
}
