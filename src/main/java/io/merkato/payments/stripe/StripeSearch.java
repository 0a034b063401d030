package io.merkato.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.stripe.StripeCalls.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Finds at Stripe what came of operations whose answer was lost. Lists are exact at once, where Stripe's search lags behind; what began
 * is looked for near the time of its operation first.
 */
@Component
@ConditionalOnBooleanProperty("merkato.stripe")
class StripeSearch {

    private static final long PAGE = 100;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMinutes(10);
    /** A key is good for a day, and later nothing is asked for with it. */
    private static final Duration LATEST = Duration.ofHours(25);

    private final StripeCalls calls;

    StripeSearch(StripeCalls calls) {
        this.calls = calls;
    }

    /** The payment that began with an operation; empty when there is none. */
    Optional<PaymentIntent> payment(Operation operation, Deadline deadline) throws StripeException {
        Instant made = operation.id().madeAt();
        Optional<PaymentIntent> soon = payment(operation.id(), made.minus(CLOCKS_APART), made.plus(SOON), deadline);
        return soon.isPresent() ? soon : payment(operation.id(), made.plus(SOON), made.plus(LATEST), deadline);
    }

    private Optional<PaymentIntent> payment(OperationId operation, Instant from, Instant to, Deadline deadline)
            throws StripeException {
        PaymentIntentListParams.Builder params = PaymentIntentListParams.builder()
                .setLimit(PAGE)
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond() + 1)
                        .build());
        while (true) {
            StripeCollection<PaymentIntent> page =
                    calls.get(deadline, (api, options) -> api.paymentIntents().list(params.build(), options));
            List<PaymentIntent> found = page.getData();
            Optional<PaymentIntent> ours = found.stream()
                    .filter(intent -> StripeAnswers.names(intent.getMetadata(), StripeAnswers.OPERATION, operation))
                    .findFirst();
            if (ours.isPresent() || !page.getHasMore()) {
                return ours;
            }
            params.setStartingAfter(found.getLast().getId());
        }
    }

    /** The refund that an operation has made of a payment; empty when there is none. */
    Optional<Refund> refund(Operation operation, String intent, Deadline deadline) throws StripeException {
        StripeCollection<Refund> page = calls.get(deadline, (api, options) -> api.refunds()
                .list(
                        RefundListParams.builder()
                                .setPaymentIntent(intent)
                                .setLimit(PAGE)
                                .build(),
                        options));
        Optional<Refund> ours = page.getData().stream()
                .filter(refund -> StripeAnswers.names(refund.getMetadata(), StripeAnswers.OPERATION, operation.id()))
                .findFirst();
        if (ours.isEmpty() && page.getHasMore()) {
            throw new ApiConnectionException("The payment has more refunds than were looked through.");
        }
        return ours;
    }
}
