/**
 * What a password must be, and how it is hashed. It knows of people only what a guesser would try first, and neither
 * accounts nor who is asking.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.merkato.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
