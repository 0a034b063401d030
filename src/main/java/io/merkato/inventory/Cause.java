package io.merkato.inventory;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.platform.visitor.Visitor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why stock is changed and by whom, as its movements will tell.
 *
 * @param reference the order, import or other thing that it was changed for
 * @param by null when nobody did it in person
 * @param visitor from where somebody did it, null when no request led to it
 */
public record Cause(
        MovementReason reason,
        @Nullable String reference,
        @Nullable UserId by,
        @Nullable Visitor visitor) {

    /** The shop itself said how many there are. */
    public static Cause count() {
        return new Cause(MovementReason.COUNT, null, null, null);
    }

    /** Somebody said how many there are. */
    public static Cause count(UserId by, Visitor visitor) {
        return new Cause(MovementReason.COUNT, null, by, visitor);
    }

    /** Somebody adds units, takes them away, or counts them. */
    public static Cause adjustment(UserId by, Visitor visitor) {
        return new Cause(MovementReason.ADJUSTMENT, null, by, visitor);
    }

    /** An import said how many there are. */
    public static Cause imported(UUID source) {
        return new Cause(MovementReason.IMPORT, source.toString(), null, null);
    }

    static Cause shipment(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.SALE_SHIPPED, order.toString(), by, null);
    }

    static Cause voidedShipment(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.SHIPMENT_VOIDED, order.toString(), by, null);
    }

    static Cause comeBack(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.RETURN, order.toString(), by, null);
    }

    static Cause damaged(OrderId order, @Nullable UserId by) {
        return new Cause(MovementReason.DAMAGED, order.toString(), by, null);
    }

    /** The same, of a variant that had no stock before. */
    Cause ofNew() {
        return new Cause(MovementReason.PRODUCT_CREATED, reference, by, visitor);
    }

    /** The same, of a variant that is no longer in the catalogue. */
    Cause ofGone() {
        return new Cause(MovementReason.PRODUCT_REMOVED, null, by, visitor);
    }

    /** The same, with a name by which movements that were made together are found. */
    Cause together() {
        return new Cause(reason, Ids.next().toString(), by, visitor);
    }
}
