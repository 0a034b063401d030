/**
 * The outbox: what follows from a change is written with the change and delivered after its commit, at least once, in
 * order per aggregate.
 */
@NullMarked
package io.merkato.platform.events;

import org.jspecify.annotations.NullMarked;
