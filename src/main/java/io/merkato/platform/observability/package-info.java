/**
 * What operators read in the log while a fault lasts: one line, then one a minute.
 */
@ApplicationModule(allowedDependencies = {"platform.settings", "platform.sql"})
@NullMarked
package io.merkato.platform.observability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
