/** What orders know of people: to be given to them, and to be forgotten. Nobody calls it but privacy. */
@NullMarked
package io.merkato.orders.personal;

import org.jspecify.annotations.NullMarked;
