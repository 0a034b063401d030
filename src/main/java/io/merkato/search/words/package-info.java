/**
 * How texts and queries are read: where words begin and end, which forms belong together, what a title says a product is,
 * and what somebody may have meant who misspelt it. It knows languages and no index.
 */
@NullMarked
package io.merkato.search.words;

import org.jspecify.annotations.NullMarked;
