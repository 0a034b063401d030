/** What Stripe keeps of money: intents, charges, refunds, disputes, and the book in which each movement stands. */
@NullMarked
package io.merkato.testing.stripe.ledger;

import org.jspecify.annotations.NullMarked;
