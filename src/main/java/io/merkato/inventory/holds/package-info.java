/** What one order holds on the shelf, for those who look at the order. Who takes and frees it is the inventory itself. */
@NamedInterface("holds")
@NullMarked
package io.merkato.inventory.holds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
