package io.merkato.testing.stripe.ledger;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One try to take an intent's money. */
final class Charge {

    enum Status {
        SUCCEEDED,
        PENDING,
        FAILED
    }

    /** Of the parts of Stripe that are not here. */
    private static final String[] NEVER_SET = {
        "application",
        "application_fee",
        "application_fee_amount",
        "balance_transaction",
        "customer",
        "failure_balance_transaction",
        "on_behalf_of",
        "receipt_number",
        "review",
        "source",
        "source_transfer",
        "transfer_data",
        "transfer_group"
    };

    final String id;
    final Intent intent;
    final PaymentMethod method;
    final long amountMinor;
    final long created;
    final boolean authenticated;
    Status status;
    boolean captured;
    boolean disputed;
    long capturedMinor;
    /** What went back, and what was never taken of what was authorized: Stripe counts both as refunded. */
    long refundedMinor;

    Charge(String id, Intent intent, PaymentMethod method, Status status, long created) {
        this.id = id;
        this.intent = intent;
        this.method = method;
        this.amountMinor = intent.amountMinor;
        this.authenticated = intent.authenticated;
        this.status = status;
        this.created = created;
    }

    long leftMinor() {
        return amountMinor - refundedMinor;
    }

    boolean failed() {
        return status == Status.FAILED;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "charge")
                .put("amount", amountMinor)
                .put("amount_captured", capturedMinor)
                .put("amount_refunded", refundedMinor);
        for (String member : NEVER_SET) {
            json.putNull(member);
        }
        json.set("billing_details", PaymentMethod.billing());
        json.put("calculated_statement_descriptor", "MERKATO")
                .put("captured", captured)
                .put("created", created)
                .put("currency", intent.units.currency())
                .put("disputed", disputed)
                .put("failure_code", failed() ? method.card().errorCode() : null)
                .put("failure_message", failed() ? method.card().message() : null)
                .put("livemode", false)
                .put("paid", status == Status.SUCCEEDED)
                .put("payment_intent", intent.id)
                .put("payment_method", method.id())
                .put("receipt_url", "https://pay.stripe.com/receipts/" + id)
                .put("refunded", status == Status.SUCCEEDED && refundedMinor == amountMinor)
                .put("status", status.name().toLowerCase(java.util.Locale.ROOT));
        json.putObject("fraud_details");
        intent.describe(json);
        json.set("metadata", metadata(intent.metadata));
        json.set("outcome", outcome());
        json.set("payment_method_details", method.ofCharge(amountMinor, authenticated));
        return json;
    }

    private ObjectNode outcome() {
        TestCard card = method.card();
        boolean blocked = card == TestCard.RADAR_BLOCK;
        String status = blocked ? "not_sent_to_network" : failed() ? "declined_by_network" : "approved_by_network";
        return JsonNodeFactory.instance
                .objectNode()
                .putNull("advice_code")
                .putNull("network_advice_code")
                .putNull("network_decline_code")
                .put("network_status", status)
                .put("reason", blocked ? "highest_risk_level" : failed() ? card.declineCode() : null)
                .put("risk_level", blocked ? "highest" : "normal")
                .put("seller_message", failed() ? "The bank did not return any further details." : "Payment complete.")
                .put("type", blocked ? "blocked" : failed() ? "issuer_declined" : "authorized");
    }

    static ObjectNode metadata(Map<String, String> metadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        metadata.forEach(json::put);
        return json;
    }
}
