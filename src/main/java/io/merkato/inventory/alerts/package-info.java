/**
 * Alerts of stock that is low or sold out: one each time that a variant falls so far, decided in the transaction of the fall
 * and cleared in that of the rise. It watches what {@code inventory} does and is never asked whether it may. Who is told, and
 * how, is known to others.
 */
@NamedInterface("alerts")
@NullMarked
package io.merkato.inventory.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
