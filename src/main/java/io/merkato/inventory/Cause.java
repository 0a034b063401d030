package io.merkato.inventory;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why stock is changed and by whom, as its movements will tell.
 *
 * @param reference the order, import or other thing that it was changed for
 * @param by null when nobody did it in person
 */
public record Cause(
        MovementReason reason,
        @Nullable String reference,
        @Nullable UserId by) {

    /** Somebody said how many there are; null: the shop itself. */
    public static Cause count(@Nullable UserId by) {
        return new Cause(MovementReason.COUNT, null, by);
    }

    /** Somebody adds units, takes them away, or counts them. */
    static Cause adjustment(UserId by) {
        return new Cause(MovementReason.ADJUSTMENT, null, by);
    }

    /** An import said how many there are. */
    public static Cause imported(UUID source) {
        return new Cause(MovementReason.IMPORT, source.toString(), null);
    }

    /** A variant is no longer in the catalogue. */
    public static Cause removal(@Nullable UserId by) {
        return new Cause(MovementReason.PRODUCT_REMOVED, null, by);
    }

    static Cause shipment(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.SALE_SHIPPED, order.toString(), by);
    }

    static Cause voidedShipment(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.SHIPMENT_VOIDED, order.toString(), by);
    }

    /** The same, of a variant that had no stock before. */
    Cause ofNew() {
        return new Cause(MovementReason.PRODUCT_CREATED, reference, by);
    }
}
