package io.merkato.checkout;

import io.merkato.platform.address.Address;
import io.merkato.platform.money.Money;
import io.merkato.platform.security.Buyer;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer sends to order a cart.
 *
 * @param email where the order mail goes
 * @param expectedTotal what the buyer was shown; a different total is refused
 */
record Checkout(
        Buyer buyer,
        String email,
        Address shippingAddress,
        @Nullable Address billingAddress,
        String shippingMethod,
        String paymentMethod,
        @Nullable String paymentToken,
        @Nullable Money expectedTotal) {}
