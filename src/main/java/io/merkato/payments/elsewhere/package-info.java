/**
 * What is done to payments at their gateways themselves: staff give money back there, banks take it back for their customers and give it
 * again, refunds do not arrive. It is found by what gateways list and stands in the shop as if it had been done here, once.
 */
@NamedInterface("elsewhere")
@NullMarked
package io.merkato.payments.elsewhere;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
