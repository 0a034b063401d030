package io.merkato.cart;

import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.crypto.Sha256;

/** What a guest keeps as the proof of owning a cart, and the orders that are made of it. The shop keeps its hash only. */
final class CartToken {

    static final String HEADER = "Cart-Token";

    private CartToken() {}

    /** A new one, of 256 random bits. */
    static String next() {
        return OpaqueToken.random().text();
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
