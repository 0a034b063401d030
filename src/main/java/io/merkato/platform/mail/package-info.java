/**
 * Mail addresses: what has the form of one, what two spellings have in common, and how mail servers understand them.
 */
@ApplicationModule(allowedDependencies = {"platform.text"})
@NullMarked
package io.merkato.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
