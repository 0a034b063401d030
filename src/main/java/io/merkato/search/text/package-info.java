/**
 * The words of products: an index of them in Lucene, what is asked of it, and how it is kept in step. Others see that products
 * have words and how well; that it is Lucene is known here alone.
 */
@NullMarked
package io.merkato.search.text;

import org.jspecify.annotations.NullMarked;
