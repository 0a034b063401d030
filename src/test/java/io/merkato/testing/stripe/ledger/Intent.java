package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A payment from the wish to have it to its end. */
final class Intent {

    enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_CONFIRMATION,
        REQUIRES_ACTION,
        PROCESSING,
        REQUIRES_CAPTURE,
        SUCCEEDED,
        CANCELED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be told and changed at any time, and means nothing to the payment. */
    private static final String[] DESCRIPTION = {
        "description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix"
    };

    /** Of the parts of Stripe that are not here. */
    private static final String[] NEVER_SET = {
        "allowed_payment_method_types",
        "application",
        "application_fee_amount",
        "customer",
        "customer_account",
        "excluded_payment_method_types",
        "managed_payments",
        "on_behalf_of",
        "payment_method_configuration_details",
        "payment_record",
        "processing",
        "review",
        "setup_future_usage",
        "source",
        "transfer_data",
        "transfer_group"
    };

    final String id;
    final String clientSecret;
    final long created;
    final String captureMethod;
    final String confirmationMethod;
    final Map<String, String> metadata = new LinkedHashMap<>();
    final Map<String, String> description = new LinkedHashMap<>();
    /** Null where the caller said which types of means may pay. */
    final @Nullable String redirects;

    MinorUnits units;
    long amountMinor;
    long capturableMinor;
    long receivedMinor;
    Status status = Status.REQUIRES_PAYMENT_METHOD;
    boolean authenticated;
    long canceledAt;

    @Nullable PaymentMethod method;

    @Nullable Charge charge;

    @Nullable String returnUrl;

    @Nullable String cancellationReason;

    @Nullable ObjectNode lastError;

    @Nullable ObjectNode nextAction;

    Intent(String id, String secret, long created, MinorUnits units, long amountMinor, Params params) {
        this.id = id;
        this.clientSecret = id + "_secret_" + secret;
        this.created = created;
        this.units = units;
        this.amountMinor = amountMinor;
        this.captureMethod = params.text("capture_method", "automatic_async");
        this.confirmationMethod = params.text("confirmation_method", "automatic");
        this.redirects = params.has("payment_method_types")
                ? null
                : params.text("automatic_payment_methods[allow_redirects]", "always");
        describedBy(params);
    }

    boolean isManual() {
        return captureMethod.equals("manual");
    }

    boolean is(Status... any) {
        return java.util.List.of(any).contains(status);
    }

    /** An empty value takes a member of the metadata away. */
    void describedBy(Params params) {
        params.map("metadata").forEach((name, value) -> {
            if (value.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, value);
            }
        });
        for (String member : DESCRIPTION) {
            String text = params.text(member);
            if (text != null) {
                description.put(member, text);
            }
        }
    }

    void describe(ObjectNode json) {
        for (String member : DESCRIPTION) {
            json.put(member, description.get(member));
        }
        json.putNull("shipping");
    }

    /** What cannot be in this status. */
    StripeError unexpected(String message) {
        return StripeError.refused(message)
                .with("code", "payment_intent_unexpected_state")
                .with("payment_intent", json());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", amountMinor)
                .put("amount_capturable", capturableMinor)
                .put("amount_received", receivedMinor);
        json.putObject("amount_details").putObject("tip");
        for (String member : NEVER_SET) {
            json.putNull(member);
        }
        json.put("canceled_at", canceledAt == 0 ? null : Long.valueOf(canceledAt))
                .put("cancellation_reason", cancellationReason)
                .put("capture_method", captureMethod)
                .put("client_secret", clientSecret)
                .put("confirmation_method", confirmationMethod)
                .put("created", created)
                .put("currency", units.currency())
                .put("latest_charge", charge == null ? null : charge.id)
                .put("livemode", false)
                .put("payment_method", method == null ? null : method.id())
                .put("status", status.text());
        describe(json);
        json.set("metadata", Charge.metadata(metadata));
        json.set("last_payment_error", lastError == null ? JsonNodeFactory.instance.nullNode() : lastError);
        json.set("next_action", nextAction == null ? JsonNodeFactory.instance.nullNode() : nextAction);
        methods(json);
        return json;
    }

    private void methods(ObjectNode json) {
        if (redirects == null) {
            json.putNull("automatic_payment_methods");
        } else {
            json.putObject("automatic_payment_methods")
                    .put("allow_redirects", redirects)
                    .put("enabled", true);
        }
        String type = method == null ? "card" : method.card().type();
        json.putArray("payment_method_types").add(type);
        ObjectNode options = json.putObject("payment_method_options");
        if (type.equals("card")) {
            options.putObject("card")
                    .putNull("installments")
                    .putNull("mandate_options")
                    .putNull("network")
                    .put("request_three_d_secure", "automatic");
        }
    }
}
