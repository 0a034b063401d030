/** What orders hold on the shelf, for those who look at one, or at what became of units that they were told of. Who takes and frees it is the inventory itself. */
@NamedInterface("holds")
@NullMarked
package io.merkato.inventory.holds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
