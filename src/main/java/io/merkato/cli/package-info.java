/**
 * Commands that work on a running shop from outside, over its API, as anybody could. They know nothing of the shop's
 * own classes.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
