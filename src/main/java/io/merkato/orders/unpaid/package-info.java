/** What is told of orders whose money did not come, or not as it should. How it is promised and taken is for others to know. */
@NamedInterface("unpaid")
@NullMarked
package io.merkato.orders.unpaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
