/** Merkato, a headless shop backend. Each package below is a module; {@code platform} is what they all stand on. */
@NullMarked
package io.merkato;

import org.jspecify.annotations.NullMarked;
