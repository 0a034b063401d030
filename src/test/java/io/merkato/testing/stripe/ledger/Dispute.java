package io.merkato.testing.stripe.ledger;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A buyer who asks their bank to have the money back. */
final class Dispute {

    private static final String[] EVIDENCE = {
        "access_activity_log",
        "billing_address",
        "cancellation_policy",
        "cancellation_policy_disclosure",
        "cancellation_rebuttal",
        "customer_communication",
        "customer_email_address",
        "customer_name",
        "customer_purchase_ip",
        "customer_signature",
        "duplicate_charge_documentation",
        "duplicate_charge_explanation",
        "duplicate_charge_id",
        "product_description",
        "receipt",
        "refund_policy",
        "refund_policy_disclosure",
        "refund_refusal_explanation",
        "service_date",
        "service_documentation",
        "shipping_address",
        "shipping_carrier",
        "shipping_date",
        "shipping_documentation",
        "shipping_tracking_number",
        "uncategorized_file",
        "uncategorized_text"
    };
    private static final long DAYS_TO_ANSWER = 7 * 86_400L;

    final String id;
    final Charge charge;
    final long amountMinor;
    final long created;
    final String reason;
    String status = "needs_response";

    Dispute(String id, Charge charge, long amountMinor, long created, String reason) {
        this.id = id;
        this.charge = charge;
        this.amountMinor = amountMinor;
        this.created = created;
        this.reason = reason;
    }

    boolean isOpen() {
        return status.equals("needs_response");
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "dispute")
                .put("amount", amountMinor);
        json.putArray("balance_transactions");
        json.put("charge", charge.id).put("created", created).put("currency", charge.intent.units.currency());
        json.putArray("enhanced_eligibility_types");
        ObjectNode evidence = json.putObject("evidence");
        for (String member : EVIDENCE) {
            evidence.putNull(member);
        }
        evidence.putObject("enhanced_evidence");
        ObjectNode details = json.putObject("evidence_details")
                .put("due_by", created + DAYS_TO_ANSWER)
                .put("has_evidence", false)
                .put("past_due", false)
                .put("submission_count", 0)
                .put("submission_method", "not_submitted");
        details.putObject("enhanced_eligibility");
        json.putNull("intended_submission_method").put("is_charge_refundable", false);
        json.put("livemode", false).putObject("metadata");
        ObjectNode method = json.putObject("payment_method_details");
        method.putObject("card")
                .put("brand", charge.method.card().brand())
                .put("case_type", "chargeback")
                .put("network", charge.method.card().brand())
                .put("network_reason_code", "10.4");
        method.put("type", "card");
        return json.put("payment_intent", charge.intent.id)
                .put("reason", reason)
                .put("status", status);
    }
}
