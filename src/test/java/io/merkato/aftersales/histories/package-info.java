/** Histories of what people do to orders, played over HTTP, and what must be true of each. */
@NullMarked
package io.merkato.aftersales.histories;

import org.jspecify.annotations.NullMarked;
