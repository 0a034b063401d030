package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** A customer who has confirmed the address and is signed in, with the answer that signed them in. */
public record Customer(Shop shop, String email, Answer session) implements Shopper {

    /** A new one. */
    public static Customer of(Shop shop) {
        String email = shop.registered();
        return new Customer(shop, email, shop.signIn(email, Shop.PASSWORD));
    }

    public String id() {
        return session.text("/user/id");
    }

    @Override
    public Client client() {
        return shop.anonymous().bearing(session.text("/accessToken"));
    }

    /** The same person on one more device. */
    public Customer onAnotherDevice() {
        return new Customer(shop, email, shop.signIn(email, Shop.PASSWORD));
    }

    /** The same person with the tokens of another answer. */
    public Customer with(Answer newSession) {
        return new Customer(shop, email, newSession);
    }

    public Answer refresh() {
        return shop.anonymous()
                .post("/v1/auth/refresh", "{\"refreshToken\":\"" + session.text("/refreshToken") + "\"}");
    }

    /** Tries to sign in with the address and a password. */
    public Answer signIn(String password) {
        return signIn(shop.anonymous(), email, password);
    }

    public static Answer signIn(Client client, String email, String password) {
        return client.post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    /** Asks for a link that resets the password. */
    public Answer forgot() {
        return shop.anonymous().post("/v1/auth/forgot-password", "{\"email\":\"" + email + "\"}");
    }

    /** A link that resets the password, once its mail is there. */
    public String resetToken() {
        int before = shop.mails(email, 0).size();
        forgot().expect(202);
        assertThat(shop.mails(email, before + 1).get(0).get("subject").asString())
                .isEqualTo("Choose a new password");
        return shop.mailedToken(email);
    }

    public Answer reset(String token, String password) {
        return shop.anonymous()
                .post("/v1/auth/reset-password", "{\"token\":\"" + token + "\",\"newPassword\":\"" + password + "\"}");
    }

    public void expectSignedIn() {
        client().get("/v1/me").expect(200);
    }

    public void expectSignedOut() {
        client().get("/v1/me").expectProblem(401, "INVALID_TOKEN");
        refresh().expectProblem(401, "REFRESH_TOKEN_INVALID");
    }
}
