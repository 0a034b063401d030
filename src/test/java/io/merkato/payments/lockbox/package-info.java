/** The gateway that the walk in docs/gateways.md adds: one package, and nothing else knows of it. */
@ApplicationModule(allowedDependencies = {"kernel", "payments"})
@NullMarked
package io.merkato.payments.lockbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
