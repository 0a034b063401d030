package io.merkato.inventory;

import io.merkato.platform.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
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
}
