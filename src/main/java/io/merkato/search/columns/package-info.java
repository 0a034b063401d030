/**
 * What lists filter, sort, count and show of every product on sale, in the memory of each node.
 */
@NullMarked
package io.merkato.search.columns;

import org.jspecify.annotations.NullMarked;
