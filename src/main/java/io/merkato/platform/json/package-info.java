/**
 * JSON as the shop reads and writes it: strict, with blanks around texts cut off, and answers rendered once.
 */
@ApplicationModule(allowedDependencies = {"platform.text"})
@NullMarked
package io.merkato.platform.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
