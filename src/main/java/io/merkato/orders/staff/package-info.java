/**
 * Orders as those see them who run the shop: how they find them, and what they note for themselves. Buyers see nothing of it.
 */
@NamedInterface("staff")
@NullMarked
package io.merkato.orders.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
