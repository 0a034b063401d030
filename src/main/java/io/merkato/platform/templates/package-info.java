/** Templates with placeholders, for mails and pages, in which a value from outside can never become markup. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.platform.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
