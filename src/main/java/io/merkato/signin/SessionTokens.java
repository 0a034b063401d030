package io.merkato.signin;

import io.merkato.accounts.Account;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.sessions.TokenPair;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a signed-in client holds. Lifetimes are in seconds. */
record SessionTokens(
        String accessToken,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        @Schema(allowableValues = "Bearer") String tokenType,
        SignedInUser user) {

    static SessionTokens of(TokenPair tokens, Account account) {
        return new SessionTokens(
                tokens.accessToken(),
                tokens.expiresIn(),
                tokens.refreshToken(),
                tokens.refreshExpiresIn(),
                "Bearer",
                new SignedInUser(
                        account.id(), account.email(), account.firstName(), account.lastName(), account.rolesNow()));
    }

    @Override
    public String toString() {
        return "SessionTokens[user=" + user.id() + "]";
    }

    /** Whom the tokens are for. */
    record SignedInUser(UserId id, String email, String firstName, String lastName, List<Role> roles) {}
}
