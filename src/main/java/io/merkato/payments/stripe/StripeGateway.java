package io.merkato.payments.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationKind;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import io.merkato.payments.stripe.StripeCalls.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Takes money by Stripe's PaymentIntents, which the shop itself confirms with the payment method that Stripe's elements gave the buyer's
 * browser. Nothing is asked for a second time once Stripe may have forgotten its key: an old operation is only looked for.
 */
@Component
@ConditionalOnBooleanProperty("merkato.stripe")
class StripeGateway implements Gateway {

    /** Stripe keeps a key for a day. */
    private static final Duration KEY_IS_GOOD = Duration.ofHours(23);

    private static final String NEVER_ARRIVED = "never_arrived";

    private final StripeCalls calls;
    private final StripeSearch search;
    private final StripeBook book;
    private final StripeWebhooks webhooks;
    private final StripeSettings settings;

    StripeGateway(
            StripeCalls calls, StripeSearch search, StripeBook book, StripeWebhooks webhooks, StripeSettings settings) {
        this.calls = calls;
        this.search = search;
        this.book = book;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /** One verb, which may fail in Stripe's ways. */
    private interface Verb {
        Outcome carryOut(Deadline deadline) throws StripeException;
    }

    @Override
    public String method() {
        return "stripe";
    }

    @Override
    public String name() {
        return "Card";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public boolean isOffered() {
        return !calls.breakerIsOpen();
    }

    @Override
    public OperationKind begins() {
        return switch (settings.capture()) {
            case AUTOMATIC -> OperationKind.CHARGE;
            case MANUAL -> OperationKind.AUTHORIZE;
        };
    }

    @Override
    public @Nullable String publishableKey() {
        return settings.publishableKey();
    }

    @Override
    public Outcome charge(Operation operation) {
        return begin(operation, PaymentIntentCreateParams.CaptureMethod.AUTOMATIC);
    }

    @Override
    public Outcome authorize(Operation operation) {
        return begin(operation, PaymentIntentCreateParams.CaptureMethod.MANUAL);
    }

    private Outcome begin(Operation operation, PaymentIntentCreateParams.CaptureMethod capture) {
        OptionalLong amount = StripeAmounts.of(operation.amount());
        String token = operation.token();
        if (amount.isEmpty() || token == null || token.isBlank()) {
            return new Outcome.Declined(amount.isEmpty() ? "amount_not_chargeable" : "payment_method_missing");
        }
        // The same operation always asks the same: Stripe holds its key to that.
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(amount.getAsLong())
                .setCurrency(StripeAmounts.currency(operation.amount()))
                .setPaymentMethod(token)
                .setCaptureMethod(capture)
                .setConfirm(true)
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .putMetadata(StripeAnswers.ORDER, operation.order().toString())
                .putMetadata(StripeAnswers.OPERATION, operation.id().toString())
                .build();
        return carryOut(operation, deadline -> {
            if (isOld(operation)) {
                return found(operation, deadline);
            }
            try {
                PaymentIntent intent = calls.post(deadline, key(operation), (api, options) -> api.paymentIntents()
                        .create(params, options));
                return StripeAnswers.begun(intent, operation);
            } catch (StripeException e) {
                // Stripe keeps an error of its own with the key, whatever it has done before: then only its list knows.
                if (StripeCalls.isServerError(e) && operation.status() == OperationStatus.UNKNOWN) {
                    Optional<PaymentIntent> done = search.payment(operation, deadline);
                    if (done.isPresent()) {
                        return StripeAnswers.begun(done.get(), operation);
                    }
                }
                throw e;
            }
        });
    }

    @Override
    public Outcome capture(Operation operation) {
        OptionalLong amount = StripeAmounts.of(operation.amount());
        if (amount.isEmpty()) {
            return new Outcome.Declined("amount_not_chargeable");
        }
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(amount.getAsLong())
                .putMetadata(StripeAnswers.CAPTURE, operation.id().toString())
                .build();
        return change(
                operation,
                StripeAnswers::captured,
                (deadline, intent) -> calls.post(
                        deadline, (api, options) -> api.paymentIntents().capture(intent, params, options)));
    }

    @Override
    public Outcome voidAuthorization(Operation operation) {
        return change(operation, StripeAnswers::voided, (deadline, intent) -> canceled(intent, deadline));
    }

    /**
     * What changes a payment that is there, unless that was done before. It needs no key: the payment itself says whether it was done,
     * and Stripe does it once. Money is not taken any more when that was asked for too long ago.
     */
    private Outcome change(Operation operation, BiFunction<PaymentIntent, Operation, Outcome> meaning, Change change) {
        String intent = Objects.requireNonNull(operation.gatewayRef());
        return carryOut(operation, deadline -> {
            if (operation.status() != OperationStatus.OPEN || isOld(operation)) {
                Outcome before = meaning.apply(payment(intent, deadline), operation);
                if (!(before instanceof Outcome.Absent)) {
                    return before;
                }
                if (operation.kind() == OperationKind.CAPTURE && isOld(operation)) {
                    return new Outcome.Declined(NEVER_ARRIVED);
                }
            }
            try {
                return meaning.apply(change.of(deadline, intent), operation);
            } catch (InvalidRequestException e) {
                // What it is now says whether that was done before, or cannot be done any more.
                Outcome since = meaning.apply(payment(intent, deadline), operation);
                return since instanceof Outcome.Absent ? StripeCalls.outcome(e, operation.id()) : since;
            }
        });
    }

    private interface Change {
        PaymentIntent of(Deadline deadline, String intent) throws StripeException;
    }

    @Override
    public Outcome refund(Operation operation) {
        OptionalLong amount = StripeAmounts.of(operation.amount());
        if (amount.isEmpty()) {
            return new Outcome.Declined("amount_not_chargeable");
        }
        String intent = Objects.requireNonNull(operation.gatewayRef());
        return carryOut(operation, deadline -> {
            if (isOld(operation) || operation.status() != OperationStatus.OPEN) {
                // The answer that is kept with a key stays as it was: what became of a refund since, only the refund
                // knows.
                Optional<Refund> before = search.refund(operation, intent, deadline);
                if (before.isPresent()) {
                    return StripeAnswers.refunded(before.get(), operation);
                }
                if (isOld(operation)) {
                    return new Outcome.Declined(NEVER_ARRIVED);
                }
            }
            RefundCreateParams params = RefundCreateParams.builder()
                    .setPaymentIntent(intent)
                    .setAmount(amount.getAsLong())
                    .putMetadata(StripeAnswers.ORDER, operation.order().toString())
                    .putMetadata(StripeAnswers.OPERATION, operation.id().toString())
                    .build();
            return StripeAnswers.refunded(
                    calls.post(deadline, key(operation), (api, options) -> api.refunds()
                            .create(params, options)),
                    operation);
        });
    }

    @Override
    public Outcome retrieve(Operation operation) {
        String ref = operation.gatewayRef();
        return carryOut(operation, deadline -> switch (operation.kind()) {
            case CHARGE, AUTHORIZE -> ref == null ? found(operation, deadline) : begun(operation, ref, deadline);
            case CAPTURE -> StripeAnswers.captured(payment(Objects.requireNonNull(ref), deadline), operation);
            case VOID -> StripeAnswers.voided(payment(Objects.requireNonNull(ref), deadline), operation);
            case REFUND ->
                search.refund(operation, Objects.requireNonNull(ref), deadline)
                        .map(refund -> StripeAnswers.refunded(refund, operation))
                        .orElseGet(() -> absent(operation));
        });
    }

    @Override
    public Outcome cancel(Operation operation) {
        String intent = Objects.requireNonNull(operation.gatewayRef());
        return carryOut(operation, deadline -> ended(operation, intent, deadline));
    }

    /** What has come of what began; a buyer who was refused once does not try another card behind our back. */
    private Outcome begun(Operation operation, String ref, Deadline deadline) throws StripeException {
        PaymentIntent intent = payment(ref, deadline);
        Outcome outcome = StripeAnswers.begun(intent, operation);
        if (outcome instanceof Outcome.Declined && intent.getStatus().equals("requires_payment_method")) {
            Outcome ended = ended(operation, ref, deadline);
            return ended instanceof Outcome.Declined ? outcome : ended;
        }
        return outcome;
    }

    /** Ends a payment that waits for its buyer, unless the buyer was quicker. */
    private Outcome ended(Operation operation, String intent, Deadline deadline) throws StripeException {
        // Stripe would let go of what the buyer has promised already.
        if (operation.kind() == OperationKind.AUTHORIZE) {
            Outcome before = StripeAnswers.begun(payment(intent, deadline), operation);
            if (before instanceof Outcome.Succeeded) {
                return before;
            }
        }
        Outcome outcome = StripeAnswers.begun(canceledOrPaid(intent, deadline), operation);
        return outcome instanceof Outcome.Declined ? new Outcome.Declined(Outcome.Declined.EXPIRED) : outcome;
    }

    private PaymentIntent canceledOrPaid(String intent, Deadline deadline) throws StripeException {
        try {
            return canceled(intent, deadline);
        } catch (InvalidRequestException e) {
            return payment(intent, deadline);
        }
    }

    private PaymentIntent canceled(String intent, Deadline deadline) throws StripeException {
        PaymentIntentCancelParams params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        // Without a key: what Stripe says of it today, it need not say tomorrow.
        return calls.post(deadline, (api, options) -> api.paymentIntents().cancel(intent, params, options));
    }

    private Outcome found(Operation operation, Deadline deadline) throws StripeException {
        return search.payment(operation, deadline)
                .map(intent -> StripeAnswers.begun(intent, operation))
                .orElseGet(() -> absent(operation));
    }

    /** What Stripe does not have can still come until its key is forgotten. */
    private static Outcome absent(Operation operation) {
        return isOld(operation)
                ? new Outcome.Declined(NEVER_ARRIVED)
                : new Outcome.Absent("Stripe has not heard of it");
    }

    private PaymentIntent payment(String intent, Deadline deadline) throws StripeException {
        return calls.get(deadline, (api, options) -> api.paymentIntents().retrieve(intent, options));
    }

    @Override
    public List<GatewayEntry> transactions(Instant from, Instant to) {
        return listed(() -> book.between(from, to));
    }

    @Override
    public List<GatewayEntry> movements(String paymentRef) {
        return listed(() -> book.since(paymentRef));
    }

    private interface Listing {
        List<GatewayEntry> entries() throws StripeException;
    }

    /** A list of which a part cannot be understood is none. */
    private static List<GatewayEntry> listed(Listing listing) {
        try {
            return listing.entries();
        } catch (StripeException e) {
            throw noAnswer(e);
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException("Stripe: a list that cannot be understood", e));
        }
    }

    @Override
    public Notice read(byte[] body, Map<String, String> headers) {
        return webhooks.read(body, headers);
    }

    @Override
    public Optional<OperationId> look(Notice notice) {
        String intent = notice.paymentRef();
        if (intent == null) {
            return Optional.empty();
        }
        try {
            return calls.find(Deadline.start(), (api, options) -> api.paymentIntents()
                            .retrieve(intent, options))
                    .flatMap(found -> StripeAnswers.named(found.getMetadata(), StripeAnswers.OPERATION))
                    .flatMap(OperationId::parse);
        } catch (StripeException e) {
            throw noAnswer(e);
        }
    }

    private static UncheckedIOException noAnswer(StripeException e) {
        return new UncheckedIOException(new IOException("Stripe: " + StripeCalls.words(e)));
    }

    private static Outcome carryOut(Operation operation, Verb verb) {
        try {
            return verb.carryOut(Deadline.start());
        } catch (StripeException e) {
            return StripeCalls.outcome(e, operation.id());
        }
    }

    private static String key(Operation operation) {
        return operation.id().toString();
    }

    private static boolean isOld(Operation operation) {
        return operation.id().madeAt().isBefore(Instant.now().minus(KEY_IS_GOOD));
    }
}
