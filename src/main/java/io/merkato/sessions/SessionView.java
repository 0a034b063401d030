package io.merkato.sessions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that is signed in, as its owner sees it.
 *
 * @param current whether it is the one that asks
 * @param address where it signed in from
 * @param lastUsedAt when it last got new tokens
 */
@Schema(name = "Session")
record SessionView(
        UUID id,
        boolean current,
        @Nullable String address,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt) {}
