/**
 * Who may see an order: whose it is, and who holds the token of a link that the shop mailed. It knows what is sent as a proof,
 * and nothing of the order itself.
 */
@NamedInterface("access")
@NullMarked
package io.merkato.orders.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
