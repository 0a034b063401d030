/** A running shop for tests, and what tests say to it over HTTP. Each test builds its own world through the API. */
@NullMarked
package io.merkato.testing;

import org.jspecify.annotations.NullMarked;
