package io.merkato.checkout;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer sends to order a cart.
 *
 * @param email where the order mail goes; null for a customer's own address
 * @param expectedTotal what the buyer was shown; a different total is refused
 */
record Checkout(
        Buyer buyer,
        @Nullable String email,
        Address shippingAddress,
        @Nullable Address billingAddress,
        String shippingMethod,
        String paymentMethod,
        @Nullable String paymentToken,
        @Nullable Money expectedTotal) {}
