/** Who has bought what, and got it. How that is known is for orders and their parcels to say. */
@NamedInterface("purchases")
@NullMarked
package io.merkato.orders.purchases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
