/** How one speaks with Stripe: forms in, JSON and errors out, lists page by page, and the clock of the fake. */
@NullMarked
package io.merkato.testing.stripe.wire;

import org.jspecify.annotations.NullMarked;
