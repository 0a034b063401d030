/** Which products are meant by what files call them. It changes nothing of them. */
@NamedInterface("names")
@NullMarked
package io.merkato.catalog.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
