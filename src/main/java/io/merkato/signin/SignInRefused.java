package io.merkato.signin;

import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in was refused. Each refusal publishes this, so that all of them take the same time, whatever follows.
 *
 * @param unconfirmed whose account only waits for its confirmation, null in all other cases
 */
record SignInRefused(UUID aggregateId, @Nullable UserId unconfirmed) implements DomainEvent {}
