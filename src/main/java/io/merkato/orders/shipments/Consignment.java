package io.merkato.orders.shipments;

import org.jspecify.annotations.Nullable;

/**
 * Who brings a parcel, and how it is followed.
 *
 * @param carrier as staff name them, maybe by a code
 * @param carrierName what people call them
 * @param trackingNumber the carrier's; null for a parcel without one
 * @param trackingUrl where the carrier tells where it is; null when the shop knows no such page
 */
public record Consignment(
        String carrier,
        String carrierName,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl) {

    /** Carrier and number, for people to read. */
    public String words() {
        return trackingNumber == null ? carrierName : carrierName + ", number " + trackingNumber;
    }
}
