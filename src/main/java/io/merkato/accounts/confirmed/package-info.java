/** Who has confirmed which address. It shows nothing else of them, and changes nothing. */
@NamedInterface("confirmed")
@NullMarked
package io.merkato.accounts.confirmed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
