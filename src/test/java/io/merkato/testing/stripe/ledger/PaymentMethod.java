package io.merkato.testing.stripe.ledger;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A means to pay. */
record PaymentMethod(String id, TestCard card, long created) {

    private static final int EXPIRY_YEAR = 2034;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "payment_method")
                .put("allow_redisplay", "unspecified");
        json.set("billing_details", billing());
        json.put("created", created)
                .putNull("customer")
                .putNull("customer_account")
                .put("livemode", false);
        json.putObject("metadata");
        json.put("type", card.type());
        if (card.type().equals("card")) {
            json.set("card", details());
        }
        return json;
    }

    static ObjectNode billing() {
        ObjectNode billing = JsonNodeFactory.instance.objectNode();
        ObjectNode address = billing.putObject("address");
        for (String line : new String[] {"city", "country", "line1", "line2", "postal_code", "state"}) {
            address.putNull(line);
        }
        return billing.putNull("email").putNull("name").putNull("phone").putNull("tax_id");
    }

    private ObjectNode details() {
        ObjectNode details = common().put("display_brand", card.brand()).putNull("generated_from");
        ObjectNode networks = details.putObject("networks");
        networks.putArray("available").add(card.brand());
        networks.putNull("preferred");
        details.putObject("three_d_secure_usage").put("supported", true);
        return details;
    }

    private ObjectNode common() {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("brand", card.brand());
        details.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", card == TestCard.INCORRECT_CVC ? "fail" : "pass");
        return details.put("country", "US")
                .put("exp_month", 12)
                .put("exp_year", EXPIRY_YEAR)
                .put("fingerprint", "fake" + card.last4())
                .put("funding", "credit")
                .put("last4", card.last4())
                .putNull("regulated_status")
                .putNull("wallet");
    }

    /** As a charge tells of it. */
    ObjectNode ofCharge(long authorizedMinor, boolean authenticated) {
        ObjectNode method = JsonNodeFactory.instance.objectNode().put("type", card.type());
        if (!card.type().equals("card")) {
            return method;
        }
        ObjectNode details = common().put("amount_authorized", authorizedMinor)
                .put("authorization_code", card.isDeclined() ? null : "123456")
                .putNull("electronic_commerce_indicator")
                .putNull("installments")
                .putNull("mandate")
                .put("network", card.brand())
                .putNull("network_transaction_id")
                .putNull("transaction_link_id")
                .putNull("three_d_secure");
        if (authenticated) {
            details.putObject("three_d_secure")
                    .put("authentication_flow", "challenge")
                    .putNull("electronic_commerce_indicator")
                    .putNull("exemption_indicator")
                    .put("result", "authenticated")
                    .putNull("result_reason")
                    .putNull("transaction_id")
                    .put("version", "2.2.0");
        }
        method.set("card", details);
        return method;
    }
}
