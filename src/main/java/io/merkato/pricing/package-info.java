/**
 * What things cost in the end: shipping, tax and totals, exact to the minor unit. List prices are given to it; it
 * knows nothing of the catalogue they come from, nor of who pays.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.problem", "platform.settings"})
@NullMarked
package io.merkato.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
