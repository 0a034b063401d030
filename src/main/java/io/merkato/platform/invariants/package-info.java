/** What must be true of the data at every moment, as queries that find no row; asked by tests and by the running shop. */
@ApplicationModule(allowedDependencies = {"platform.jobs"})
@NullMarked
package io.merkato.platform.invariants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
