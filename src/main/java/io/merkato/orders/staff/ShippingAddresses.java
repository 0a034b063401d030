package io.merkato.orders.staff;

import io.merkato.kernel.Address;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.watches.OrderWatches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where orders go, for those who may say so. */
@Component
public class ShippingAddresses {

    private final ShippingAddressStore store;
    private final OrderWatches watches;

    ShippingAddresses(ShippingAddressStore store, OrderWatches watches) {
        this.store = store;
        this.watches = watches;
    }

    /**
     * Sends an order elsewhere, and tells so in its timeline. Whether it may still be sent elsewhere is for the caller to know,
     * who holds the order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(OrderId order, Address address, UserId by) {
        store.change(order, address, by);
        watches.announce(order);
    }
}
