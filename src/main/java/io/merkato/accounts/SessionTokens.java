package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Role;
import java.util.List;

/** What a signed-in client holds. Lifetimes are in seconds. */
record SessionTokens(
        String accessToken,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        String tokenType,
        SignedInUser user) {

    @Override
    public String toString() {
        return "SessionTokens[user=" + user.id() + "]";
    }

    /** Whom the tokens are for. */
    record SignedInUser(UserId id, String email, String firstName, String lastName, List<Role> roles) {}
}
