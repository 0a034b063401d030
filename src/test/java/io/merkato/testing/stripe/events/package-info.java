/** What Stripe tells: events, kept to be asked for, and sent to a webhook, signed, again and again until they arrive. */
@NullMarked
package io.merkato.testing.stripe.events;

import org.jspecify.annotations.NullMarked;
