/** What customers say of reviews: that one helped, or that it should not be there. */
@NullMarked
package io.merkato.reviews.votes;

import org.jspecify.annotations.NullMarked;
