package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff did to stock. The movements stay, without the person. */
@Component
class InventoryData implements PersonalData {

    private final InventoryStore store;

    InventoryData(InventoryStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "stockMovements";
    }

    @Override
    public Optional<Object> export(Person person) {
        List<Movement> movements = store.movementsBy(person.id());
        return movements.isEmpty() ? Optional.empty() : Optional.of(movements);
    }

    @Override
    public void erase(Person person) {
        store.forgetPerson(person.id());
    }

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
}
