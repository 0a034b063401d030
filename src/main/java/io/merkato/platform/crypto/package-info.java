/**
 * Hashes, keyed derivations, random tokens and sealed texts. It knows nothing of what they protect.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
