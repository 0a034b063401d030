/**
 * What the database says when it refuses or fails, by name and not by message.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
