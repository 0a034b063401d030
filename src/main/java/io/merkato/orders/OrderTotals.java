package io.merkato.orders;

import io.merkato.kernel.Money;

/**
 * What an order adds up to, all in one currency. With tax included, total = subtotal + shipping and tax is what part of
 * that is tax; else tax is added.
 *
 * @param subtotal what the lines add up to
 */
public record OrderTotals(Money subtotal, Money shipping, Money tax, boolean taxIncluded, Money total) {}
