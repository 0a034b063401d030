/**
 * What a request does is cut off at each of its steps in turn, and looked at once the shop has recovered. The steps are found
 * by watching the request, so that whatever it does one day is cut off too.
 */
@NullMarked
package io.merkato.crashes;

import org.jspecify.annotations.NullMarked;
