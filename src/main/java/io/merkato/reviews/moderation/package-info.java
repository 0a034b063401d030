/** What staff do with reviews: they look at those that wait or were reported, and answer for the shop. */
@NamedInterface("moderation")
@NullMarked
package io.merkato.reviews.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
