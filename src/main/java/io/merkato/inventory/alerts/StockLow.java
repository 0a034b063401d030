package io.merkato.inventory.alerts;

import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/**
 * So much of a variant was ordered or taken away that it is low, or sold out. By the time this is heard there may be more
 * again.
 *
 * @param available units that were left
 * @param threshold as it was then; 0 of what is sold out
 */
public record StockLow(UUID alertId, VariantId variantId, AlertKind kind, int available, int threshold)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return variantId.value();
    }
}
