package io.merkato.orders.views;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer needs to go on with a payment that waits for them.
 *
 * @param clientSecret what the script of the payment method in the buyer's browser goes on with
 * @param publishableKey by which that script knows the shop
 * @param redirectUrl where the buyer has to go, where that is asked for
 */
public record PaymentAction(
        @Nullable String clientSecret,
        @Nullable String publishableKey,
        @Nullable String redirectUrl) {}
