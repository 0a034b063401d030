/**
 * Returns: what buyers want to send back, what staff say to it, and what of it came. What comes back is counted by orders, goes to
 * the shelf by inventory, and is paid back by refunds.
 */
@NamedInterface("returns")
@NullMarked
package io.merkato.aftersales.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
