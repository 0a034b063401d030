package io.merkato.testing.stripe.ledger;

import static io.merkato.testing.stripe.ledger.Intent.Status.CANCELED;
import static io.merkato.testing.stripe.ledger.Intent.Status.PROCESSING;
import static io.merkato.testing.stripe.ledger.Intent.Status.REQUIRES_ACTION;
import static io.merkato.testing.stripe.ledger.Intent.Status.REQUIRES_CAPTURE;
import static io.merkato.testing.stripe.ledger.Intent.Status.REQUIRES_CONFIRMATION;
import static io.merkato.testing.stripe.ledger.Intent.Status.REQUIRES_PAYMENT_METHOD;
import static io.merkato.testing.stripe.ledger.Intent.Status.SUCCEEDED;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Page;
import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The life of payments, as far as the merchant's own calls go. */
public final class Intents {

    private static final Set<String> CREATING = Set.of(
            "amount",
            "currency",
            "capture_method",
            "confirm",
            "confirmation_method",
            "payment_method_types",
            "automatic_payment_methods");
    private static final Set<String> DESCRIBING =
            Set.of("metadata", "description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix");
    private static final Set<String> PAYING = Set.of("payment_method", "payment_method_data", "payment_method_options");
    private static final Set<String> WHEN_CONFIRMING =
            Set.of("return_url", "off_session", "error_on_requires_action", "use_stripe_sdk");
    private static final Set<String> REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

    private final Account account;
    private final PaymentMethods methods;
    private final Charges charges;
    private final Refunds refunds;

    Intents(Account account, PaymentMethods methods, Charges charges, Refunds refunds) {
        this.account = account;
        this.methods = methods;
        this.charges = charges;
        this.refunds = refunds;
    }

    public ObjectNode create(Call call) {
        Params params = call.params();
        params.only(all(CREATING, DESCRIBING, PAYING, WHEN_CONFIRMING));
        params.required("amount");
        MinorUnits units = MinorUnits.of(params.required("currency"));
        long amount = units.charged(params);
        params.oneOf("capture_method", "", Set.of("automatic", "automatic_async", "manual"));
        params.oneOf("confirmation_method", "", Set.of("automatic", "manual"));
        boolean confirmed = params.flag("confirm");
        for (String name : WHEN_CONFIRMING) {
            if (!confirmed && params.has(name)) {
                throw StripeError.invalid("You cannot provide `%s` unless `confirm` is set to true.".formatted(name))
                        .with("param", name);
            }
        }
        Intent intent = new Intent(
                account.ids().next("pi_3"),
                account.ids().letters(25),
                account.clock().seconds(),
                units,
                amount,
                params);
        intent.method = methods.of(params);
        if (confirmed) {
            confirmable(intent, params);
        }
        account.intents().put(intent.id, intent);
        intent.status = intent.method == null ? REQUIRES_PAYMENT_METHOD : REQUIRES_CONFIRMATION;
        tell("payment_intent.created", intent, call);
        if (confirmed) {
            confirm(intent, params, call);
        }
        return intent.json();
    }

    public ObjectNode update(Call call) {
        Params params = call.params();
        params.only(all(Set.of("amount", "currency"), DESCRIBING, PAYING));
        Intent intent = find(call);
        boolean paying = params.has("amount") || params.has("currency") || params.has("payment_method");
        if (paying && !intent.is(REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION)) {
            throw intent.unexpected("This PaymentIntent's amount could not be updated because it has a status of %s."
                    .formatted(intent.status.text()));
        }
        if (params.has("currency")) {
            intent.units = MinorUnits.of(params.required("currency"));
        }
        if (params.has("amount")) {
            intent.amountMinor = intent.units.charged(params);
        }
        PaymentMethod method = methods.of(params);
        if (method != null) {
            intent.method = method;
            intent.nextAction = null;
            intent.status = REQUIRES_CONFIRMATION;
        }
        intent.describedBy(params);
        return intent.json();
    }

    public ObjectNode confirm(Call call) {
        Params params = call.params();
        params.only(all(Set.of("capture_method"), PAYING, WHEN_CONFIRMING, Set.of("receipt_email")));
        Intent intent = find(call);
        if (!intent.is(REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION)) {
            throw intent.unexpected(
                    intent.is(SUCCEEDED)
                            ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                            : ("You cannot confirm this PaymentIntent because it has a status of %s. Only a PaymentIntent with"
                                            + " one of the following statuses may be confirmed: requires_confirmation,"
                                            + " requires_action.")
                                    .formatted(intent.status.text()));
        }
        PaymentMethod method = methods.of(params);
        if (method != null) {
            intent.method = method;
            intent.authenticated = false;
        }
        confirmable(intent, params);
        confirm(intent, params, call);
        return intent.json();
    }

    /** What a confirmation needs, before anything is done. */
    private static void confirmable(Intent intent, Params params) {
        if (intent.method == null) {
            throw intent.unexpected("You cannot confirm this PaymentIntent because it's missing a payment method.");
        }
        String returnUrl = params.text("return_url", intent.returnUrl == null ? "" : intent.returnUrl);
        if (returnUrl.isEmpty() && "always".equals(intent.redirects)) {
            throw StripeError.invalid("This PaymentIntent is configured to accept payment methods enabled in your"
                            + " Dashboard. Because some of these payment methods might redirect your customer off of"
                            + " your page, you must provide a `return_url`.")
                    .with("param", "return_url");
        }
    }

    private void confirm(Intent intent, Params params, Call call) {
        if (params.has("return_url")) {
            intent.returnUrl = params.text("return_url");
        }
        PaymentMethod method = intent.method;
        if (method == null) {
            throw new IllegalStateException("confirmable() looks for it");
        }
        if (!method.card().has(TestCard.Habit.AUTHENTICATES) || intent.authenticated) {
            intent.nextAction = null;
            charges.take(intent, method, call);
        } else if (params.flag("off_session") || params.flag("error_on_requires_action")) {
            throw charges.failed(
                    intent,
                    StripeError.card("Your card was declined. This transaction requires authentication.")
                            .with("code", "authentication_required")
                            .with("decline_code", "authentication_required")
                            .with("payment_method", method.json()),
                    call);
        } else {
            askTheBuyer(intent, call);
        }
    }

    private void askTheBuyer(Intent intent, Call call) {
        ObjectNode action = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        if (intent.returnUrl == null) {
            action.putObject("use_stripe_sdk").put("type", "three_d_secure_redirect");
            action.put("type", "use_stripe_sdk");
        } else {
            action.putObject("redirect_to_url")
                    .put("return_url", intent.returnUrl)
                    .put("url", account.address() + "/3d_secure/" + intent.id);
            action.put("type", "redirect_to_url");
        }
        intent.nextAction = action;
        intent.status = REQUIRES_ACTION;
        tell("payment_intent.requires_action", intent, call);
    }

    public ObjectNode capture(Call call) {
        Params params = call.params();
        params.only(all(Set.of("amount_to_capture", "final_capture"), DESCRIBING));
        Intent intent = find(call);
        Charge charge = intent.charge;
        if (!intent.is(REQUIRES_CAPTURE) || charge == null) {
            throw intent.unexpected(("This PaymentIntent could not be captured because it has a status of %s. Only a"
                            + " PaymentIntent with one of the following statuses may be captured: requires_capture.")
                    .formatted(intent.status.text()));
        }
        long amount = intent.units.positive(params, "amount_to_capture", intent.capturableMinor);
        if (amount > intent.capturableMinor) {
            throw StripeError.refused("The amount to capture (%s) is greater than the amount that can be captured (%s)."
                            .formatted(intent.units.shown(amount), intent.units.shown(intent.capturableMinor)))
                    .with("code", "amount_too_large")
                    .with("param", "amount_to_capture");
        }
        intent.describedBy(params);
        charges.capture(charge, amount, call);
        return intent.json();
    }

    public ObjectNode cancel(Call call) {
        call.params().only(Set.of("cancellation_reason"));
        String reason = call.params().has("cancellation_reason")
                ? call.params().oneOf("cancellation_reason", "", REASONS)
                : null;
        Intent intent = find(call);
        if (!intent.is(REQUIRES_PAYMENT_METHOD, REQUIRES_CAPTURE, REQUIRES_CONFIRMATION, REQUIRES_ACTION)) {
            throw intent.unexpected(("You cannot cancel this PaymentIntent because it has a status of %s. Only a"
                            + " PaymentIntent with one of the following statuses may be canceled:"
                            + " requires_payment_method, requires_capture, requires_confirmation, requires_action.")
                    .formatted(intent.status.text()));
        }
        cancel(intent, reason, call);
        return intent.json();
    }

    /** Ends it; what was authorized is let go. */
    void cancel(Intent intent, @Nullable String reason, @Nullable Call call) {
        boolean authorized = intent.is(REQUIRES_CAPTURE);
        intent.status = CANCELED;
        intent.canceledAt = account.clock().seconds();
        intent.cancellationReason = reason;
        intent.capturableMinor = 0;
        intent.nextAction = null;
        Charge charge = intent.charge;
        if (authorized && charge != null) {
            refunds.release(charge, charge.amountMinor, call);
        }
        tell("payment_intent.canceled", intent, call);
    }

    public ObjectNode retrieve(Call call) {
        call.params().only(Set.of("client_secret"));
        return find(call).json();
    }

    public ObjectNode list(Call call) {
        call.params().only(all(Page.PARAMS, Set.of("customer")));
        return Page.of(
                call,
                "payment_intent",
                List.copyOf(account.intents().values()),
                intent -> intent.id,
                intent -> intent.created,
                Intent::json);
    }

    Intent find(String id) {
        Intent intent = account.intents().get(id);
        if (intent == null) {
            throw StripeError.missing("payment_intent", id).with("param", "intent");
        }
        return intent;
    }

    private Intent find(Call call) {
        return find(call.id());
    }

    /** The buyer proved who they are. Who confirms on the server does so once more, and only then is money taken. */
    void authenticated(Intent intent) {
        waiting(intent, REQUIRES_ACTION);
        PaymentMethod method = intent.method;
        intent.authenticated = true;
        intent.nextAction = null;
        if (intent.confirmationMethod.equals("manual") || method == null) {
            intent.status = REQUIRES_CONFIRMATION;
            return;
        }
        try {
            charges.take(intent, method, null);
        } catch (StripeError _) {
            // Nobody called: the intent and the events tell of it.
        }
    }

    void notAuthenticated(Intent intent) {
        waiting(intent, REQUIRES_ACTION);
        var _ = charges.failed(
                intent,
                StripeError.refused("The provided PaymentMethod has failed authentication. You can provide"
                                + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                                + " PaymentIntent again.")
                        .with("code", "payment_intent_authentication_failure"),
                null);
    }

    /** The buyer takes another means to pay, where the intent waits for one. */
    boolean triedBy(Intent intent, String paymentMethod) {
        PaymentMethod method = methods.of(Params.of("payment_method=" + paymentMethod));
        if (!intent.is(REQUIRES_PAYMENT_METHOD) || method == null) {
            return false;
        }
        intent.method = method;
        intent.authenticated = false;
        charges.take(intent, method, null);
        return true;
    }

    /** The bank says what became of a debit. */
    void settled(Intent intent, boolean paid) {
        waiting(intent, PROCESSING);
        Charge charge = intent.charge;
        if (charge == null) {
            throw new IllegalStateException(intent.id + " is processed without a charge");
        }
        if (paid) {
            charges.arrived(charge, null);
        } else {
            charges.bounced(charge);
        }
    }

    /** What was canceled is paid all the same. */
    void paidAfterAll(Intent intent) {
        waiting(intent, CANCELED);
        PaymentMethod method = intent.method;
        if (method == null) {
            throw new IllegalStateException(intent.id + " has nothing to pay by");
        }
        charges.take(intent, method, null);
    }

    /** Nobody took what was authorized for a week. */
    void expired(Intent intent) {
        waiting(intent, REQUIRES_CAPTURE);
        Charge charge = intent.charge;
        cancel(intent, "automatic", null);
        if (charge != null) {
            account.events().tell("charge.expired", charge.json(), null);
        }
    }

    private static void waiting(Intent intent, Intent.Status status) {
        if (!intent.is(status)) {
            throw new IllegalStateException("%s is %s, not %s".formatted(intent.id, intent.status, status));
        }
    }

    private void tell(String type, Intent intent, @Nullable Call call) {
        account.events().tell(type, intent.json(), call);
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
