package io.merkato.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * Somebody registered. Whether the address is known is looked up after the answer, so that the answer cannot tell, neither
 * by what it says nor by how long it takes.
 */
record RegistrationReceived(NewAccount account) implements DomainEvent {

    @Override
    @JsonIgnore
    public UUID aggregateId() {
        return UUID.nameUUIDFromBytes(EmailKey.of(account.email()).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "RegistrationReceived[]";
    }
}
