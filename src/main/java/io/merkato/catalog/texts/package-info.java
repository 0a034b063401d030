/** What products say of themselves, for those who read it of all of them, a page at a time. */
@NamedInterface("texts")
@NullMarked
package io.merkato.catalog.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
