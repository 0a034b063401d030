/**
 * Who has bought what they review. What was ordered as a guest counts for the first account that uses it with the same address, so
 * that one purchase does not speak for many.
 */
@NullMarked
package io.merkato.reviews.buyers;

import org.jspecify.annotations.NullMarked;
