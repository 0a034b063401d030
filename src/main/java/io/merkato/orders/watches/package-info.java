/**
 * Which orders somebody follows at this moment, on whichever node: their changes are announced to all nodes. It knows nothing of
 * what changes, and nothing of who follows.
 */
@NamedInterface("watches")
@NullMarked
package io.merkato.orders.watches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
