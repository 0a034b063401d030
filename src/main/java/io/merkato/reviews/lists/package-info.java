/** Reviews page by page: of a product for everybody, and those of whoever is signed in. */
@NullMarked
package io.merkato.reviews.lists;

import org.jspecify.annotations.NullMarked;
