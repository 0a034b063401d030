package io.merkato.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail about an order, without its text, which may carry links that are still good.
 *
 * @param sentAt null until the mail server has taken it; a sandbox without one sends none
 * @param failure why it was not taken, null when it was or nobody has tried
 */
public record OrderMail(
        UUID id,
        String to,
        String subject,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String failure) {}
