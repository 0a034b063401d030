/**
 * Reviews that were written elsewhere. Whoever reads the files says what is in them; which are known already, whose they are and
 * what they do to ratings is known here.
 */
@NamedInterface("imported")
@NullMarked
package io.merkato.reviews.imported;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
