package io.merkato.catalog;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;

/** Buyers without an account. */
public final class Guests {

    private Guests() {}

    /** Buys units of a variant, paid at once. */
    public static Answer buy(Shop shop, String variant, int quantity) {
        Answer cart = Shop.putIntoCart(shop.anonymous(), variant, quantity).expect(200);
        Client guest = shop.anonymous().with("Cart-Token", cart.header("cart-token"));
        return Shop.orderAsGuest(guest.withNewKey(), "guest@example.org", "tok_ok")
                .expect(201);
    }
}
