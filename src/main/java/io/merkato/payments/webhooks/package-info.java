/**
 * What gateways say by webhooks: taken in as it comes, and worked on later, once for each event. It says only whom to ask about.
 */
@NamedInterface("webhooks")
@NullMarked
package io.merkato.payments.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
