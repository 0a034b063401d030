package io.merkato.waitlists;

import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * A guest wants to hear when something is back, and has to say that the address is theirs.
 *
 * @param token of the link in the mail
 */
public record WaitConfirmationRequested(UUID requestId, String email, String token, String title)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return requestId;
    }

    @Override
    public String toString() {
        return "WaitConfirmationRequested[requestId=" + requestId + "]";
    }
}
