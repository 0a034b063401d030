/** Work in the background: a thread that does what waits, woken when there is more and looking by itself. */
@NullMarked
package io.merkato.platform.work;

import org.jspecify.annotations.NullMarked;
