/**
 * What nodes tell each other through the database: that something which others may remember has changed. It owns the
 * channel and the caches that listen to it, and knows nothing of what is remembered.
 */
@ApplicationModule(allowedDependencies = {"platform.embedded", "platform.observability"})
@NullMarked
package io.merkato.platform.invalidation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
