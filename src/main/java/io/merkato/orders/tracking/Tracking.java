package io.merkato.orders.tracking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.orders.OrderState;
import io.merkato.orders.views.OrderView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Where an order stands, its parcels, and what has happened, in order. */
@Schema(name = "OrderTracking")
record Tracking(@JsonUnwrapped OrderState state, List<OrderView.Parcel> shipments, List<OrderView.Happened> timeline) {

    static Tracking of(OrderView order) {
        return new Tracking(order.state(), order.shipments(), order.timeline());
    }

    /** How many things have happened. It only grows, and names the last of them: entries are added and never changed. */
    int size() {
        return timeline.size();
    }

    /** One thing that has happened, with where the order stands since. */
    Change change(int number) {
        return new Change(timeline.get(number - 1), state, shipments);
    }

    @Schema(name = "OrderChange")
    record Change(OrderView.Happened entry, @JsonUnwrapped OrderState state, List<OrderView.Parcel> shipments) {}
}
