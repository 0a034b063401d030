/** Measures a running shop from outside, as its clients meet it. No part of the shop: the launcher runs it from its source. */
@NullMarked
package io.merkato.bench;

import org.jspecify.annotations.NullMarked;
