/** Orders as their buyers read them. */
@NamedInterface("views")
@NullMarked
package io.merkato.orders.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
