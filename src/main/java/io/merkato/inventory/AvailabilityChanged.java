package io.merkato.inventory;

import io.merkato.platform.events.DomainEvent;
import io.merkato.platform.id.VariantId;
import java.util.UUID;

/** A variant sold out, or can be had again. How much there is now is asked of {@link Inventory}. */
public record AvailabilityChanged(VariantId variantId) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return variantId.value();
    }
}
