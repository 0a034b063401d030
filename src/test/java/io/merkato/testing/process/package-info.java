/** The shop in a process of its own, as an operator runs it, which can be killed. */
@NullMarked
package io.merkato.testing.process;

import org.jspecify.annotations.NullMarked;
