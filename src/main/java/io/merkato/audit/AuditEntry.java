package io.merkato.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the person it happened to may read it.
 *
 * @param address null when it was forgotten, when no request led to the event, or when somebody else sent the request
 * @param userAgent null in the same cases, and when none was sent
 */
public record AuditEntry(
        Instant at,
        SecurityEvent type,
        @Nullable String address,
        @Nullable String userAgent,
        String detail) {}
