/**
 * Bodies of requests before anybody parses them: read whole up to a limit, and together no more than the heap can bear,
 * or left to their handler byte for byte.
 */
@ApplicationModule(allowedDependencies = {"platform.problem", "platform.web"})
@NullMarked
package io.merkato.platform.body;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
