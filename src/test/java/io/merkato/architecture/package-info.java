/** What the rules of the house are checked with. */
@NullMarked
package io.merkato.architecture;

import org.jspecify.annotations.NullMarked;
