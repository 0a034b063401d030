/** By what orders can be paid now, as buyers and operators read it. */
@NamedInterface("methods")
@NullMarked
package io.merkato.payments.methods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
