package io.merkato.inventory.shelf;

import io.merkato.platform.web.PartlyLive;
import java.util.UUID;

/**
 * A variant in the list of the stock. Its entity tag holds while nobody changes what is on the shelf, or from when it is
 * low: two people who count do not undo each other, and an order that comes in between does not keep anybody from counting.
 *
 * @param onHand units on the shelf
 * @param reserved of those, units that orders hold
 * @param available units that can be bought
 * @param lowStockThreshold its own, or that of the shop
 * @param low whether no more than that are available
 * @param removed whether it is gone from the catalogue, and here only while orders hold units of it
 */
record StockRow(
        UUID variantId,
        String sku,
        String title,
        int onHand,
        int reserved,
        int available,
        int lowStockThreshold,
        boolean low,
        boolean removed)
        implements PartlyLive {

    @Override
    public Counted lasting() {
        return new Counted(onHand, lowStockThreshold);
    }

    /** What people say of it. */
    record Counted(int onHand, int lowStockThreshold) {}
}
