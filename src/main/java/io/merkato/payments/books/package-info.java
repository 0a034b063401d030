/**
 * The ledger as those read it who keep the books: entries, balances, and what was booked for an order. Nothing is written here.
 */
@NamedInterface("books")
@NullMarked
package io.merkato.payments.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
