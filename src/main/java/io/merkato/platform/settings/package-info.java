/**
 * What an operator can set, and how a start is refused when a setting is wrong or missing.
 */
@ApplicationModule(allowedDependencies = {"platform.mail"})
@NullMarked
package io.merkato.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
