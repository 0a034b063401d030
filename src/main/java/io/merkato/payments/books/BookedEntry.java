package io.merkato.payments.books;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of what was booked. The entries of one cause add up to zero.
 *
 * @param cause what it was booked for, once: the kind of what happened and the id of the operation
 * @param amount more than zero for what came to the account, less than zero for what went from it
 * @param orderId null when it was booked for no order
 */
@Schema(name = "LedgerEntry")
public record BookedEntry(
        Instant at,
        String cause,
        String account,
        Money amount,
        @Nullable OrderId orderId) {}
