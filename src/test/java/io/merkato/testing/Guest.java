package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** A shopper without an account, whom the shop knows by the token that it gives with the first thing in the cart. */
public final class Guest implements Shopper {

    private final Client anonymous;
    private final String email;
    private volatile String token;

    /** Somebody new, with an address of their own, who speaks to the shop as this client does. */
    public Guest(Client anonymous) {
        this(anonymous, "guest-" + UUID.randomUUID() + "@example.org", "");
    }

    private Guest(Client anonymous, String email, String token) {
        this.anonymous = anonymous;
        this.email = email;
        this.token = token;
    }

    /** The same guest, who wants the mail to go to this address. */
    public Guest mailedAt(String address) {
        return new Guest(anonymous, address, token);
    }

    /** The same guest at another node of the shop, or at the shop after it was started again. */
    public Guest at(Shop node) {
        return new Guest(node.anonymous(), email, token);
    }

    /** The token of the cart. */
    public String token() {
        assertThat(token).as("the token of the cart").isNotBlank();
        return token;
    }

    @Override
    public Client client() {
        return token.isEmpty() ? anonymous : anonymous.with("Cart-Token", token);
    }

    @Override
    public Answer triesToPut(String variant, int quantity) {
        Answer answer = Shopper.super.triesToPut(variant, quantity);
        String given = answer.header("cart-token");
        if (!given.isEmpty()) {
            token = given;
        }
        return answer;
    }

    @Override
    public String orderBody(String method, String paymentToken) {
        return """
                {"shippingAddress":%s,"shippingMethod":"standard","email":"%s",
                 "payment":{"method":"%s","token":"%s"}}
                """.formatted(Shop.ADDRESS, email, method, paymentToken);
    }
}
