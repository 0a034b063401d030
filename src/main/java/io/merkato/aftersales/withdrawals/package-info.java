/**
 * Withdrawals: consumers declare, without signing in and without a reason, that they withdraw from a contract (directive 2011/83/EU,
 * article 11a). What fits and is in time is carried out by cancellation and return; staff decide on the rest. Nobody learns from it
 * whether there is an order.
 */
@NamedInterface("withdrawals")
@NullMarked
package io.merkato.aftersales.withdrawals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
