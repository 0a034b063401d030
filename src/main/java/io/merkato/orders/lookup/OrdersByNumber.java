package io.merkato.orders.lookup;

import io.merkato.kernel.OrderId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orders by their numbers as people type them. Who asks must not tell anybody what they find. */
@Component
public class OrdersByNumber {

    private final OrderLookupStore store;

    OrdersByNumber(OrderLookupStore store) {
        this.store = store;
    }

    /** The order with this number, whose ever it is. */
    public Optional<OrderId> find(String typed) {
        return store.find(TypedNumber.spellings(typed)).map(OrderLookupStore.Placed::id);
    }
}
