package io.merkato.testing.stripe.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error, with the body that Stripe gives it. */
public final class StripeError extends RuntimeException {

    private final int status;
    private final boolean validation;
    private final transient ObjectNode error = JsonNodeFactory.instance.objectNode();

    private StripeError(int status, boolean validation, String type, String message) {
        super(message);
        this.status = status;
        this.validation = validation;
        error.put("message", message).put("type", type);
    }

    /** The parameters are wrong. The answer is not kept for the idempotency key: nothing was begun. */
    public static StripeError invalid(String message) {
        return new StripeError(400, true, "invalid_request_error", message);
    }

    /** The parameters are well formed, but what they ask for cannot be. The answer is kept. */
    public static StripeError refused(String message) {
        return new StripeError(400, false, "invalid_request_error", message);
    }

    /** The card does not pay. */
    public static StripeError card(String message) {
        return new StripeError(402, false, "card_error", message);
    }

    /** An error of the connection rather than of the call: keys, routes, rate limits. */
    public static StripeError early(int status, String message) {
        return new StripeError(status, true, "invalid_request_error", message);
    }

    public static StripeError idempotency(String message) {
        return new StripeError(400, true, "idempotency_error", message);
    }

    /** Stripe's own fault. */
    public static StripeError internal(int status) {
        return new StripeError(
                status, true, "api_error", "Sorry! There was an error while talking to one of our backends.");
    }

    /** The object that the address names is not there. */
    public static StripeError missing(String kind, String id) {
        return new StripeError(404, false, "invalid_request_error", "No such %s: '%s'".formatted(kind, id))
                .with("code", "resource_missing");
    }

    public StripeError with(String member, String value) {
        error.put(member, value);
        return this;
    }

    public StripeError with(String member, JsonNode value) {
        error.set(member, value);
        return this;
    }

    /** Whether no idempotency key keeps this answer. */
    public boolean isOfValidation() {
        return validation;
    }

    public ObjectNode error() {
        return error;
    }

    public Reply reply() {
        if (error.has("code") && !error.has("doc_url")) {
            error.put(
                    "doc_url",
                    "https://stripe.com/docs/error-codes/"
                            + error.path("code").asString().replace('_', '-'));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return new Reply(status, body);
    }
}
