package io.merkato.inventory.holds;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What orders hold on the shelf. */
@Component
public class Holds {

    private final HoldStore store;

    Holds(HoldStore store) {
        this.store = store;
    }

    /** Units of a variant that orders have paid for which were placed after that time, whether they have left or not. */
    public int paidSince(VariantId variant, Instant time) {
        return store.paidSince(variant, time);
    }

    /** Everything that an order holds or held, by variant. */
    public List<Hold> of(OrderId order) {
        return store.of(order);
    }
}
