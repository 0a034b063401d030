/**
 * The index of products on this node: columns in memory for what lists filter, sort and count by, and the words beside them. It
 * owns the thread that keeps both in step. What is found is read from here; words are found by the database only while there
 * is no index of them.
 */
@NamedInterface("index")
@NullMarked
package io.merkato.search.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
