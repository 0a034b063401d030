/**
 * A running shop for tests, and what tests say to it over HTTP. Each test builds its own world through the API, in the
 * words of Shopper, Product and SentOrder or, where it asks something unusual, with Client and Answer.
 */
@NullMarked
package io.merkato.testing;

import org.jspecify.annotations.NullMarked;
