/**
 * How buyers find an order again of which they know the number and the address that it was placed with: the link goes to that
 * address, and nobody else learns whether there is such an order.
 */
@NamedInterface("lookup")
@NullMarked
package io.merkato.orders.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
