/** One module of the shop at a time, for tests below HTTP: with what it names and nothing else. */
@NullMarked
package io.merkato.testing.slices;

import org.jspecify.annotations.NullMarked;
