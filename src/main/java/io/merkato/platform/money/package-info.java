/**
 * Money as integer minor units with its currency, and the exact arithmetic on it.
 */
@NullMarked
package io.merkato.platform.money;

import org.jspecify.annotations.NullMarked;
