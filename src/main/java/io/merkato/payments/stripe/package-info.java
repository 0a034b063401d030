/**
 * Payments by Stripe: PaymentIntents that the shop confirms with what Stripe's elements gave the buyer's browser. It believes no answer
 * that does not name our order, our operation and our amount, and no webhook: it asks Stripe itself.
 */
@ApplicationModule(allowedDependencies = {"kernel", "payments", "platform.settings"})
@NullMarked
package io.merkato.payments.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
