/**
 * Postal addresses and what makes one acceptable, the same for orders and for address books.
 */
@NullMarked
package io.merkato.platform.address;

import org.jspecify.annotations.NullMarked;
