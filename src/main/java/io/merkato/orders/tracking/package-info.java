/**
 * Where an order is, for its buyer: told once, or as it happens for as long as somebody listens.
 */
@NamedInterface("tracking")
@NullMarked
package io.merkato.orders.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
