/** Who may call what: the table, the people in it, and good requests for every route. */
@NullMarked
package io.merkato.access;

import org.jspecify.annotations.NullMarked;
