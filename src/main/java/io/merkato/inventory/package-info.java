/**
 * How much of each variant there is and who keeps it: levels and holds. Stock is taken by one guarded statement per
 * variant, so that it cannot be sold twice. It knows variants by their id only: not what they are, cost, or are called.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.jobs", "platform.problem"})
@NullMarked
package io.merkato.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
