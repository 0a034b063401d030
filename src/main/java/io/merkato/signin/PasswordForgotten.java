package io.merkato.signin;

import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * Somebody asked for a new password for an address. Whether it is anybody's is looked up after the answer, so that the
 * answer cannot tell.
 */
record PasswordForgotten(UUID aggregateId, String email) implements DomainEvent {

    @Override
    public String toString() {
        return "PasswordForgotten[]";
    }
}
