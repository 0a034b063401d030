/** What happens to orders that stand before they are paid. How their money is promised and taken is for others to know. */
@NamedInterface("unpaid")
@NullMarked
package io.merkato.orders.unpaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
