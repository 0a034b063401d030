/** What a text is looked at for before people look at it. It knows the text, and nothing else. */
@NullMarked
package io.merkato.reviews.screening;

import org.jspecify.annotations.NullMarked;
