/**
 * The index of products on this node: columns in memory for what lists filter, sort and count by, and the words beside them. It
 * owns the thread that keeps both in step. What is found is read from here alone, never from the database.
 */
@NamedInterface("index")
@NullMarked
package io.merkato.search.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
