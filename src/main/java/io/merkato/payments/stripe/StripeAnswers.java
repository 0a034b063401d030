package io.merkato.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import io.merkato.payments.NextAction;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an answer of Stripe says of an operation. An answer that does not name our order, our operation, our currency and our amount is
 * never taken for success: it is told to the operator, and what became of the operation stays unknown.
 */
final class StripeAnswers {

    static final String ORDER = "order";
    static final String OPERATION = "operation";

    /** The operation that took what was promised. */
    static final String CAPTURE = "capture";

    private static final Logger log = LoggerFactory.getLogger(StripeAnswers.class);

    /** Codes, ids and secrets of Stripe's. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    private static final int LONGEST_ADDRESS = 2000;

    private StripeAnswers() {}

    /** Of the operation that a payment began with. */
    static Outcome begun(PaymentIntent intent, Operation operation) {
        if (!isAbout(intent, operation)
                || !names(intent.getMetadata(), OPERATION, operation.id())
                || !amounts(intent.getAmount(), operation)) {
            return mismatch(intent.getId(), operation);
        }
        return switch (intent.getStatus()) {
            case "succeeded" ->
                amounts(intent.getAmountReceived(), operation)
                        ? new Outcome.Succeeded(intent.getId())
                        : mismatch(intent.getId(), operation);
            case "requires_capture" ->
                operation.kind() == OperationKind.AUTHORIZE && amounts(intent.getAmountCapturable(), operation)
                        ? new Outcome.Succeeded(intent.getId())
                        : mismatch(intent.getId(), operation);
            case "requires_action" ->
                isName(intent.getClientSecret())
                        ? new Outcome.ActionRequired(intent.getId(), next(intent))
                        : mismatch(intent.getId(), operation);
            case "requires_payment_method" -> new Outcome.Declined(reason(intent.getLastPaymentError()));
            case "canceled" ->
                new Outcome.Declined(operation.overdue() ? Outcome.Declined.EXPIRED : "canceled_at_gateway");
            default -> new Outcome.InProgress(intent.getId(), "the payment is " + word(intent.getStatus(), "unclear"));
        };
    }

    /** Of taking what was promised. */
    static Outcome captured(PaymentIntent intent, Operation operation) {
        if (!isAbout(intent, operation)) {
            return mismatch(intent.getId(), operation);
        }
        return switch (intent.getStatus()) {
            case "succeeded" -> {
                if (amounts(intent.getAmountReceived(), operation)) {
                    yield new Outcome.Succeeded(intent.getId());
                }
                // A payment is captured once: what somebody else has taken of it, this operation has not.
                yield names(intent.getMetadata(), CAPTURE, operation.id())
                        ? mismatch(intent.getId(), operation)
                        : new Outcome.Declined("captured_at_gateway");
            }
            case "canceled" -> new Outcome.Declined("canceled_at_gateway");
            case "processing" -> new Outcome.InProgress(intent.getId(), "the payment is processing");
            default -> new Outcome.Absent("the payment is " + word(intent.getStatus(), "unclear"));
        };
    }

    /** Of giving up what was promised. */
    static Outcome voided(PaymentIntent intent, Operation operation) {
        if (!isAbout(intent, operation)) {
            return mismatch(intent.getId(), operation);
        }
        return switch (intent.getStatus()) {
            case "canceled" -> new Outcome.Succeeded(intent.getId());
            case "succeeded" -> new Outcome.Declined("captured_at_gateway");
            case "processing" -> new Outcome.InProgress(intent.getId(), "the payment is processing");
            default -> new Outcome.Absent("the payment is " + word(intent.getStatus(), "unclear"));
        };
    }

    /** Of giving money back. */
    static Outcome refunded(Refund refund, Operation operation) {
        if (!isName(refund.getId())
                || !names(refund.getMetadata(), OPERATION, operation.id())
                || !refund.getCurrency().equals(StripeAmounts.currency(operation.amount()))
                || !amounts(refund.getAmount(), operation)) {
            return mismatch(refund.getId(), operation);
        }
        return switch (refund.getStatus()) {
            case "succeeded" -> new Outcome.Succeeded(refund.getId());
            case "failed", "canceled" ->
                new Outcome.Declined(word(refund.getFailureReason(), "refund_" + refund.getStatus()));
            default -> new Outcome.InProgress(refund.getId(), "the refund is " + word(refund.getStatus(), "unclear"));
        };
    }

    /** The id in metadata; empty when it is not there. */
    static Optional<String> named(@Nullable Map<String, String> metadata, String name) {
        return Optional.ofNullable(metadata).map(all -> all.get(name));
    }

    static boolean names(@Nullable Map<String, String> metadata, String name, Object id) {
        return named(metadata, name).filter(id.toString()::equals).isPresent();
    }

    /** A word of Stripe's for staff to read, or something else where it is none. */
    static String word(@Nullable String text, String otherwise) {
        return text != null && WORD.matcher(text).matches() ? text : otherwise;
    }

    private static boolean isAbout(PaymentIntent intent, Operation operation) {
        return isName(intent.getId())
                && names(intent.getMetadata(), ORDER, operation.order())
                && intent.getCurrency().equals(StripeAmounts.currency(operation.amount()));
    }

    private static boolean isName(@Nullable String id) {
        return id != null && WORD.matcher(id).matches();
    }

    private static boolean amounts(@Nullable Long amount, Operation operation) {
        OptionalLong ours = StripeAmounts.of(operation.amount());
        return amount != null && ours.isPresent() && amount == ours.getAsLong();
    }

    private static Outcome mismatch(@Nullable String id, Operation operation) {
        String object = word(id, "answer");
        log.error(
                "Stripe's {} is not what operation {} of order {} is about; nothing is believed of it",
                object,
                operation.id(),
                operation.order());
        return new Outcome.Unknown(object + " is about something else");
    }

    private static NextAction next(PaymentIntent intent) {
        PaymentIntent.NextAction action = intent.getNextAction();
        String address = action == null || action.getRedirectToUrl() == null
                ? null
                : action.getRedirectToUrl().getUrl();
        boolean safe = address != null && address.startsWith("https://") && address.length() <= LONGEST_ADDRESS;
        return new NextAction(intent.getClientSecret(), safe ? address : null);
    }

    private static String reason(@Nullable StripeError error) {
        if (error == null) {
            return "payment_method_missing";
        }
        return word(error.getDeclineCode(), word(error.getCode(), "card_declined"));
    }
}
