/**
 * What has left the shop of an order, in which parcels, and what became of them. Whether an order may be shipped, and what
 * that means for it and for stock, is for others to know.
 */
@NamedInterface("shipments")
@NullMarked
package io.merkato.orders.shipments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
