/** The whole shop, walked through over HTTP. */
@NullMarked
package io.merkato.journeys;

import org.jspecify.annotations.NullMarked;
