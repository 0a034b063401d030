package io.merkato.platform.security;

import io.merkato.platform.id.UserId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who a cart or an order belongs to: a customer who is signed in, a guest who holds a cart token, or somebody who is
 * neither yet. Controllers take it as an argument.
 *
 * @param customer null when nobody is signed in
 * @param guestTokenHash SHA-256 of the {@code Cart-Token} that was sent, null when none was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Buyer(@Nullable UserId customer, byte @Nullable [] guestTokenHash) {

    public static final String CART_TOKEN = "Cart-Token";

    /** The buyer who sent a request. */
    public static Buyer of(HttpServletRequest request) {
        String token = request.getHeader(CART_TOKEN);
        return new Buyer(Caller.of(request).userId(), token == null ? null : hash(token));
    }

    /** A new cart token: 256 random bits that a guest keeps as the proof of owning a cart. */
    public static String newToken() {
        return OpaqueToken.random().text();
    }

    /** What the shop keeps of a cart token. */
    public static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
