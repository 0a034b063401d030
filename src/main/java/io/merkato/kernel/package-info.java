/**
 * The shop's words, the same in every module: money, addresses, ids, and who buys. It knows the rules for texts and
 * nothing else.
 */
@ApplicationModule(allowedDependencies = {"platform.text"})
@NullMarked
package io.merkato.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
