package io.merkato.sessions;

import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.OpaqueToken;
import java.time.Instant;
import java.util.UUID;

/** A refresh token that was just given out, and the session that it keeps going. */
public record Grant(UUID sessionId, UserId userId, OpaqueToken refreshToken, Instant at) {}
