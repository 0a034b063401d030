/**
 * What a text is to the shop: letters that look alike are the same letters, blanks around a name are no part of it, and
 * a name has something to see.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
