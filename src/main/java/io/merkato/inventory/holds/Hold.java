package io.merkato.inventory.holds;

import io.merkato.inventory.HoldStatus;
import io.merkato.kernel.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Units of a variant that an order holds, or held.
 *
 * @param shipped those that have left
 */
@Schema(name = "StockHold")
public record Hold(VariantId variantId, int quantity, int shipped, HoldStatus status, Instant createdAt) {}
