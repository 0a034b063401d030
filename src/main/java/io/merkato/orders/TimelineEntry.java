package io.merkato.orders;

import io.merkato.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param detail for its buyer to read
 * @param by who of the staff did it; null when the buyer or the shop itself did, or a person who was erased
 */
public record TimelineEntry(
        Instant at,
        TimelineType type,
        String detail,
        @Nullable UserId by) {}
