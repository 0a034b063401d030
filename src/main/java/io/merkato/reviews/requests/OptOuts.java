package io.merkato.reviews.requests;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;

import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who does not want to be asked for reviews, by address. Whether one is known, nobody is told. */
@Component
public class OptOuts {

    private static final RateLimit FAILURES = new RateLimit("unsubscribe", 300, Duration.ofMinutes(15));

    private final OptOutTokens tokens;
    private final ReviewRequestStore store;
    private final RateLimits rateLimits;

    OptOuts(OptOutTokens tokens, ReviewRequestStore store, RateLimits rateLimits) {
        this.tokens = tokens;
        this.store = store;
        this.rateLimits = rateLimits;
    }

    /** With what whoever reads the mails of an address opts out. It is good for as long as the shop keeps its secret. */
    public OpaqueToken token(String email) {
        return tokens.of(email);
    }

    /** Refuses with INVALID_TOKEN what the shop did not make. Changes nothing. */
    public void check(String token, Visitor visitor) {
        read(token, visitor);
    }

    /** From now on the address of the token is not asked. Once more is the same; refuses as {@link #check}. */
    public void optOut(String token, Visitor visitor) {
        store.optOut(read(token, visitor));
    }

    /** Whether one of the keys is that of an address that is not to be asked. */
    boolean has(Collection<String> emailKeys) {
        return store.optedOutAt(emailKeys).isPresent();
    }

    private String read(String token, Visitor visitor) {
        Optional<String> key = tokens.read(token);
        if (key.isEmpty()) {
            rateLimits.take(FAILURES, visitor.network());
            throw INVALID_TOKEN.because(
                    "A part of it got lost on the way. Open the link in the mail again, or copy all of it.");
        }
        return key.get();
    }
}
