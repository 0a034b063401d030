package io.merkato.sessions;

/** What a signed-in client holds. Lifetimes are in seconds. */
public record TokenPair(String accessToken, long expiresIn, String refreshToken, long refreshExpiresIn) {

    @Override
    public String toString() {
        return "TokenPair[]";
    }
}
