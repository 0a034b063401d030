/**
 * The HTTP edge of the API: query parameters, bodies and their limits, entity tags, the writing of answers.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform.crypto",
            "platform.json",
            "platform.problem",
            "platform.settings",
            "platform.text"
        })
@NullMarked
package io.merkato.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
