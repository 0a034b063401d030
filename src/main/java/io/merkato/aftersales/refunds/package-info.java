/** Refunds: how much of an order is given back, how that adds up, and what becomes of it. The money is moved by payments. */
@NamedInterface("refunds")
@NullMarked
package io.merkato.aftersales.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
