/** Templates with placeholders, for mails and pages, in which a value from outside can never become markup. */
@NullMarked
package io.merkato.platform.templates;

import org.jspecify.annotations.NullMarked;
