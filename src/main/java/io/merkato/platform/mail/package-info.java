/**
 * Mail addresses as mail servers understand them.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
