package io.merkato.orders;

import io.merkato.kernel.Money;

/**
 * What an order adds up to, all in one currency. With tax included, total = subtotal - discount + shipping and tax is what
 * part of that is tax; else tax is added.
 *
 * @param subtotal what the lines add up to, each less its own discount
 * @param discount what is taken off the order as a whole
 */
public record OrderTotals(
        Money subtotal, Money discount, Money shipping, Money tax, boolean taxIncluded, Money total) {}
