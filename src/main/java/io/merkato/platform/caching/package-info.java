/** What may be kept of answers outside of the shop, and for how long. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.caching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
