/**
 * Tortures a shop of its own: two nodes over one database, which are killed while buyers order. At the end what buyers were told,
 * the database and the gateway's own book are compared. No part of the shop.
 */
@NullMarked
package io.merkato.torture;

import org.jspecify.annotations.NullMarked;
