package io.merkato.addresses;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.kernel.Address;
import java.time.Instant;
import java.util.UUID;

/** An address in somebody's address book. */
record SavedAddress(UUID id, @JsonUnwrapped Address address, Instant createdAt, Instant updatedAt) {}
