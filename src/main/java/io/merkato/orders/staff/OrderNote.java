package io.merkato.orders.staff;

import io.merkato.kernel.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the staff noted about an order.
 *
 * @param author null when the person was erased
 */
public record OrderNote(UUID id, String text, @Nullable UserId author, Instant at) {}
