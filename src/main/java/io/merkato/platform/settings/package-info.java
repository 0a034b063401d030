/**
 * What an operator can set, and how a start is refused when a setting is wrong or missing.
 */
@NullMarked
package io.merkato.platform.settings;

import org.jspecify.annotations.NullMarked;
