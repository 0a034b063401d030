package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.UUID;

/** Orders sold a variant out, or gave units of one back that was. How much there is now is asked of {@link Inventory}. */
public record AvailabilityChanged(VariantId variantId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return variantId.value();
    }
}
