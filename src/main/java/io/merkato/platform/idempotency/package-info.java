/**
 * Requests that may be repeated: the first answer is stored in the transaction of its effect and given again.
 */
@NullMarked
package io.merkato.platform.idempotency;

import org.jspecify.annotations.NullMarked;
