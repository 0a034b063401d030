package io.merkato.testing.stripe.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Money that goes back, or what was authorized and is not taken. */
final class Refund {

    final String id;
    final Charge charge;
    final long amountMinor;
    final long created;
    final @Nullable String reason;
    final Map<String, String> metadata = new LinkedHashMap<>();
    /** Nothing was taken that could go back: the rest of what was authorized is let go. */
    final boolean release;

    String status;

    /** What it moved of the merchant's balance, which is nothing where nothing was taken. */
    @Nullable String balanceTransaction;

    @Nullable String failureReason;

    Refund(String id, Charge charge, long amountMinor, long created, @Nullable String reason, boolean release) {
        this.id = id;
        this.charge = charge;
        this.amountMinor = amountMinor;
        this.created = created;
        this.reason = reason;
        this.release = release;
        this.status = !release && charge.method.card().has(TestCard.Habit.REFUNDS_SLOWLY) ? "pending" : "succeeded";
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "refund")
                .put("amount", amountMinor)
                .put("balance_transaction", balanceTransaction)
                .put("charge", charge.id)
                .put("created", created)
                .put("currency", charge.intent.units.currency())
                .putNull("customer")
                .putNull("customer_account");
        ObjectNode destination = json.putObject("destination_details");
        destination.putObject("card").put("type", release ? "reversal" : "refund");
        destination.put("type", "card");
        if (failureReason != null) {
            json.put("failure_reason", failureReason);
        }
        json.set("metadata", Charge.metadata(metadata));
        return json.put("payment_intent", charge.intent.id)
                .put("payment_method", charge.method.id())
                .put("reason", reason)
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", status)
                .putNull("transfer_reversal");
    }
}
