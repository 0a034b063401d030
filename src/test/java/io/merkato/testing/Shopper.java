package io.merkato.testing;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with a cart, who fills it and orders. What a shopper {@code puts}, or has, is checked on the spot; of what is
 * tried or ordered the test says what comes of it.
 */
@FunctionalInterface
public interface Shopper {

    /** Whoever speaks to the shop as this client does. */
    static Shopper of(Client client) {
        return () -> client;
    }

    /** How they speak to the shop, for everything that has no word here. */
    Client client();

    /** Puts units of a product into the cart, and gives the cart. */
    default Answer puts(Product product, int quantity) {
        return triesToPut(product, quantity).expect(200);
    }

    default Answer triesToPut(Product product, int quantity) {
        return triesToPut(product.variant(), quantity);
    }

    /** As {@link #triesToPut(Product, int)}, of what the test knows only the variant's id. */
    default Answer triesToPut(String variant, int quantity) {
        return client().post("/v1/cart/items", """
                {"variantId":"%s","quantity":%s}
                """.formatted(variant, quantity));
    }

    default Answer cart() {
        return client().get("/v1/cart").expect(200);
    }

    default int unitsInCart() {
        return cart().number("/itemCount");
    }

    /** Asks what the cart would cost, without a word on where it shall go. */
    default Answer quote() {
        return client().post("/v1/checkout/quote", "{}");
    }

    /** Orders the cart and pays at once. */
    default SentOrder order() {
        return order("tok_ok");
    }

    /** Orders the cart and pays with a token of the sandbox. */
    default SentOrder order(String paymentToken) {
        return order(paymentToken, UUID.randomUUID().toString());
    }

    /** Orders the cart under an idempotency key, which makes equal orders one. */
    default SentOrder order(String paymentToken, String key) {
        Answer answer = client().with("Idempotency-Key", key).post("/v1/orders", orderBody(paymentToken));
        return new SentOrder(this, paymentToken, key, answer);
    }

    /** Orders the cart and pays by a method of the shop. */
    default SentOrder orderBy(String method, String paymentToken) {
        String key = UUID.randomUUID().toString();
        Answer answer = client().with("Idempotency-Key", key).post("/v1/orders", orderBody(method, paymentToken));
        return new SentOrder(this, paymentToken, key, answer);
    }

    /** What an order of theirs sends. */
    default String orderBody(String paymentToken) {
        return orderBody("sandbox", paymentToken);
    }

    /** What an order sends that is paid by a method of the shop. */
    default String orderBody(String method, String paymentToken) {
        return """
                {"shippingAddress":%s,"shippingMethod":"standard","payment":{"method":"%s","token":"%s"}}
                """.formatted(Shop.ADDRESS, method, paymentToken);
    }

    /** The newest of their orders. */
    default JsonNode orders() {
        return client().get("/v1/orders").expect(200).at("/items");
    }
}
