package io.merkato.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import io.merkato.payments.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** How Stripe is called, and what it means when it does not do what it is asked for. No message of Stripe's is kept: one may name a key. */
@Component
@ConditionalOnBooleanProperty("merkato.stripe")
class StripeCalls {

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);

    /** All calls of one verb together take at most this long. */
    private static final Duration LONGEST_VERB = Duration.ofMillis(7500);

    private static final int SHORTEST_MILLIS = 50;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final StripeClient client;
    private final StripeSettings settings;
    private final Breaker breaker = new Breaker(System::nanoTime);

    StripeCalls(StripeSettings settings) {
        this.settings = settings;
        this.client = StripeClient.builder()
                .setApiKey(Objects.requireNonNull(settings.secretKey()))
                .setApiBase(settings.apiBase())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(settings.connectMillis())
                .setReadTimeout(settings.readMillis())
                .setHttpClient(new StripeTransport(
                        Duration.ofMillis(settings.connectMillis()), Duration.ofMillis(settings.readMillis())))
                .build();
    }

    /** One call, which takes its options. */
    @FunctionalInterface
    interface Call<T> {
        T by(V1Services api, RequestOptions options) throws StripeException;
    }

    /** Until when a verb has to be through. */
    record Deadline(long nanoTime) {

        static Deadline start() {
            return new Deadline(System.nanoTime() + LONGEST_VERB.toNanos());
        }

        long millisLeft() {
            return (nanoTime - System.nanoTime()) / 1_000_000;
        }
    }

    boolean breakerIsOpen() {
        return breaker.isOpen();
    }

    /** Asks for something. That Stripe does not have it, as under the key of another account, says nothing of what we have done. */
    <T> T get(Deadline deadline, Call<T> call) throws StripeException {
        try {
            return send(deadline, null, call);
        } catch (InvalidRequestException e) {
            log.error("Stripe does not tell what it was asked: {}", words(e));
            throw new ApiConnectionException("Stripe does not tell.", e);
        }
    }

    /** Asks for something that need not be there. */
    <T> Optional<T> find(Deadline deadline, Call<T> call) throws StripeException {
        try {
            return Optional.of(send(deadline, null, call));
        } catch (InvalidRequestException e) {
            if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Has something done that a second time would not change, and says why it cannot be done now. */
    <T> T post(Deadline deadline, Call<T> call) throws StripeException {
        return send(deadline, null, call);
    }

    /** Has something done, once however often it comes with the key. */
    <T> T post(Deadline deadline, String key, Call<T> call) throws StripeException {
        return send(deadline, key, call);
    }

    private <T> T send(Deadline deadline, @Nullable String key, Call<T> call) throws StripeException {
        long left = deadline.millisLeft() - settings.connectMillis();
        if (left < SHORTEST_MILLIS) {
            throw new ApiConnectionException("There was no time left to ask.");
        }
        RequestOptions.RequestOptionsBuilder options = RequestOptions.builder()
                .setConnectTimeout(settings.connectMillis())
                .setReadTimeout(Math.toIntExact(Math.min(left, settings.readMillis())))
                .setMaxNetworkRetries(0);
        if (key != null) {
            options.setIdempotencyKey(key);
        }
        try {
            T answer = call.by(client.v1(), options.build());
            breaker.succeeded();
            return answer;
        } catch (StripeException e) {
            if (isOfStripeItself(e)) {
                breaker.failed();
            } else {
                breaker.succeeded();
            }
            throw e;
        } catch (RuntimeException e) {
            breaker.failed();
            throw new ApiConnectionException("What came is no answer of Stripe's.", e);
        }
    }

    /** Whether nobody can pay as long as this goes on. */
    private static boolean isOfStripeItself(StripeException e) {
        return switch (e) {
            case ApiConnectionException connection -> true;
            case RateLimitException limited -> true;
            case PermissionException weakKey -> false;
            case AuthenticationException wrongKey -> true;
            default -> isServerError(e);
        };
    }

    /** An answer that may come again however often it is asked with the same key. */
    static boolean isServerError(StripeException e) {
        return e instanceof ApiException && e.getStatusCode() != null && e.getStatusCode() >= SERVER_ERROR;
    }

    /** What an error says of an operation that was to be carried out. */
    static Outcome outcome(StripeException e, Object operation) {
        return switch (e) {
            case CardException card ->
                new Outcome.Declined(
                        StripeAnswers.word(card.getDeclineCode(), StripeAnswers.word(card.getCode(), "card_declined")));
            case RateLimitException limited -> new Outcome.Unknown("Stripe asks for fewer calls");
            case InvalidRequestException refused -> {
                log.warn("Stripe refuses operation {}: {}", operation, words(e));
                yield new Outcome.Declined(StripeAnswers.word(refused.getCode(), "invalid_request"));
            }
            case IdempotencyException reused -> {
                log.error("Stripe knows the key of operation {} for something else: {}", operation, words(e));
                yield unknown(e);
            }
            case PermissionException weakKey -> {
                log.error("The secret key for Stripe may not do what operation {} needs: {}", operation, words(e));
                yield unknown(e);
            }
            case AuthenticationException wrongKey -> {
                log.error("Stripe does not take the secret key: {}", words(e));
                yield unknown(e);
            }
            default -> unknown(e);
        };
    }

    private static Outcome unknown(StripeException e) {
        return new Outcome.Unknown(words(e));
    }

    /** Which error it is, without what Stripe says of it. */
    static String words(StripeException e) {
        return e.getStatusCode() == null || e.getStatusCode() == 0
                ? "no answer"
                : "status " + e.getStatusCode() + ", code " + StripeAnswers.word(e.getCode(), "none") + ", request "
                        + StripeAnswers.word(e.getRequestId(), "none");
    }
}
