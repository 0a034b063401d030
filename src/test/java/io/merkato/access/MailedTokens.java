package io.merkato.access;

import io.merkato.reviews.requests.OptOuts;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.util.UUID;

/** What only mails bring: each of somebody new. */
final class MailedTokens {

    private final Shop shop;
    private final Product product;

    MailedTokens(Shop shop, Product product) {
        this.shop = shop;
        this.product = product;
    }

    String mail() {
        String email = newAddress();
        shop.anonymous().post("/v1/auth/register", registration(email)).expect(202);
        return shop.mails(email, 1).get(0).get("id").asString();
    }

    String confirmationToken() {
        String email = newAddress();
        shop.anonymous().post("/v1/auth/register", registration(email)).expect(202);
        return shop.mailedToken(email);
    }

    String resetToken() {
        String email = shop.registered();
        shop.anonymous()
                .post("/v1/auth/forgot-password", "{\"email\":\"%s\"}".formatted(email))
                .expect(202);
        shop.mails(email, 2);
        return shop.mailedToken(email);
    }

    String orderToken() {
        String email = newAddress();
        shop.guestWith(product, 1).mailedAt(email).order().isConfirmed();
        return shop.mailedToken(email);
    }

    /** What follows the path where one opts out. */
    String unsubscribing() {
        return "?token=" + shop.bean(OptOuts.class).token(newAddress()).text();
    }

    static String registration(String email) {
        return """
                {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                """.formatted(email, Shop.PASSWORD);
    }

    private static String newAddress() {
        return "buyer-" + UUID.randomUUID() + "@example.org";
    }
}
