package io.merkato.reviews.requests;

import io.merkato.kernel.OrderId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.OrderCancelled;
import io.merkato.orders.Orders;
import io.merkato.orders.shipments.ParcelDelivered;
import io.merkato.platform.jobs.Subscribe;
import org.springframework.stereotype.Component;

/** Notes the orders all of which has come: by their last parcel, or since what had not come is cancelled. */
@Component
class AwaitAsking {

    private final Orders orders;
    private final ReviewRequestStore store;
    private final ReviewRequestSettings settings;

    AwaitAsking(Orders orders, ReviewRequestStore store, ReviewRequestSettings settings) {
        this.orders = orders;
        this.store = store;
        this.settings = settings;
    }

    @Subscribe("reviews.await-asking")
    void on(ParcelDelivered event) {
        noteIfAllHasCome(event.orderId());
    }

    @Subscribe("reviews.await-asking-without-the-rest")
    void on(OrderCancelled event) {
        noteIfAllHasCome(event.orderId());
    }

    private void noteIfAllHasCome(OrderId order) {
        if (!settings.off() && orders.get(order).state().fulfillmentStatus() == FulfillmentStatus.DELIVERED) {
            store.note(order);
        }
    }
}
