package io.merkato.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who a cart or an order belongs to: a customer who is signed in, a guest who holds a cart token, or somebody who is
 * neither yet. Controllers take it as an argument.
 *
 * @param customer null when nobody is signed in
 * @param guestTokenHash SHA-256 of the {@code Cart-Token} that was sent, null when none was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Buyer(@Nullable UserId customer, byte @Nullable [] guestTokenHash) {}
