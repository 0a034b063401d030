/** What a line of a file becomes that is a review: what each format calls its parts, and what they must be. */
@NullMarked
package io.merkato.imports.reviews;

import org.jspecify.annotations.NullMarked;
