/**
 * The ids that several modules share. Each is a record around a UUIDv7, opaque to clients.
 */
@NullMarked
package io.merkato.platform.id;

import org.jspecify.annotations.NullMarked;
