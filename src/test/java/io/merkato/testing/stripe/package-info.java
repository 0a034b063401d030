/**
 * A Stripe of our own for tests and trials: its payments, refunds, disputes, events and webhooks, kept in memory, with
 * faults on demand and a book of what money truly moved. {@code StripeFake} runs in a test, {@code FakeStripe} as a
 * program.
 */
@NullMarked
package io.merkato.testing.stripe;

import org.jspecify.annotations.NullMarked;
