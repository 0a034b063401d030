/**
 * The security edge: who is calling, which routes need which role, headers and CORS. How tokens are made and checked
 * belongs to sessions, whom they are of to signin.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform.problem", "platform.ratelimit", "platform.settings", "platform.web"})
@NullMarked
package io.merkato.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
