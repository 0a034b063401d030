/**
 * Refusals as RFC 9457 problems: one exception, one catalogue per module, one translator to HTTP. What is not a {@link
 * io.merkato.platform.problem.Problem} is a bug and answers with a bare 500.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.observability", "platform.sql"})
@NullMarked
package io.merkato.platform.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
