/** A gateway to try things out with. No money moves. */
@ApplicationModule(allowedDependencies = "payments")
@NullMarked
package io.merkato.payments.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
