/**
 * Payments for which the buyer is sent to a page of the gateway's, which in a sandbox the shop itself shows. What is pressed there
 * decides the payment; the page knows nothing else of it.
 */
@NamedInterface("visits")
@NullMarked
package io.merkato.payments.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
