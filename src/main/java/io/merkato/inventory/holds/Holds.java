package io.merkato.inventory.holds;

import io.merkato.kernel.OrderId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What orders hold on the shelf. */
@Component
public class Holds {

    private final HoldStore store;

    Holds(HoldStore store) {
        this.store = store;
    }

    /** Everything that an order holds or held, by variant. */
    public List<Hold> of(OrderId order) {
        return store.of(order);
    }
}
