package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the units on the shelf.
 *
 * @param delta units that came, or went when below zero
 * @param note what somebody said of it
 * @param onHandAfter units that were there afterwards
 */
record Movement(
        Instant at,
        VariantId variantId,
        int delta,
        MovementReason reason,
        @Nullable String reference,
        @Nullable String note,
        int onHandAfter) {}
