package io.merkato.signin;

import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often passwords may be guessed. Only failures count: per account and network, so that a stranger elsewhere never
 * locks out the owner, and per network, so that nobody tries one password on many accounts.
 */
@Component
class SignInLimits {

    private static final RateLimit PER_ACCOUNT = new RateLimit("sign-in", 5, Duration.ofMinutes(15));

    private static final RateLimit TOLD = new RateLimit("sign-in-told", 1, Duration.ofMinutes(15));
    private static final RateLimit TOLD_PER_NETWORK = new RateLimit("sign-in-told-network", 20, Duration.ofMinutes(15));

    private final RateLimits rateLimits;
    private final RateLimit perNetwork;

    SignInLimits(RateLimits rateLimits, SignInSettings settings) {
        this.rateLimits = rateLimits;
        this.perNetwork = new RateLimit("sign-in-network", settings.perAddress(), Duration.ofMinutes(15));
    }

    /** Whether a refusal is to be told: once in a while for the account and the network. */
    boolean isNews(String email, Visitor visitor) {
        return rateLimits.tryTake(TOLD, key(email, visitor)) && rateLimits.tryTake(TOLD_PER_NETWORK, visitor.network());
    }

    /** Counts an attempt before its outcome is known, so that many at once count as many; refuses with 429. */
    void take(String email, Visitor visitor) {
        String key = key(email, visitor);
        rateLimits.take(PER_ACCOUNT, key);
        try {
            rateLimits.take(perNetwork, visitor.network());
        } catch (Problem refusal) {
            rateLimits.giveBack(PER_ACCOUNT, key);
            throw refusal;
        }
    }

    /** The attempt was a success: failures before it are forgiven. */
    void succeeded(String email, Visitor visitor) {
        rateLimits.forget(PER_ACCOUNT, key(email, visitor));
        rateLimits.giveBack(perNetwork, visitor.network());
    }

    /** The owner proved by mail who they are: failures before it are forgiven. */
    void forgive(String email, Visitor visitor) {
        rateLimits.forget(PER_ACCOUNT, key(email, visitor));
    }

    /** The attempt was not looked at. */
    void giveBack(String email, Visitor visitor) {
        rateLimits.giveBack(PER_ACCOUNT, key(email, visitor));
        rateLimits.giveBack(perNetwork, visitor.network());
    }

    /** Known and unknown addresses are counted alike. */
    static String key(String email, Visitor visitor) {
        return EmailKey.of(email) + " " + visitor.network();
    }
}
