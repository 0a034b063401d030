package io.merkato.orders.staff;

import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; what is null does not matter.
 *
 * @param email a whole address, in any spelling that is the same to the shop
 * @param number as somebody typed it
 * @param sku of a line, as it was when the order was placed
 * @param name a part of the name that the order is shipped to, in any case of letters
 * @param createdFrom the first moment
 * @param createdTo the first moment after
 */
public record OrderFilter(
        @Nullable OrderStatus status,
        @Nullable PaymentStatus paymentStatus,
        @Nullable FulfillmentStatus fulfillmentStatus,
        @Nullable String email,
        @Nullable String number,
        @Nullable String sku,
        @Nullable String name,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo) {

    /** The same for orders of any status. */
    OrderFilter ofAnyStatus() {
        return new OrderFilter(
                null, paymentStatus, fulfillmentStatus, email, number, sku, name, createdFrom, createdTo);
    }
}
