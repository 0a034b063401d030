package io.merkato.payments.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** In what a gateway's list and ours can differ, what mostly has led to it, and what may be done. */
enum DifferenceKind {
    UNKNOWN_HERE(
            "It was done at the gateway itself, or by others who use the same account.",
            "Nothing, if it is a refund of an order: the shop takes it over, at the latest the next day, unless a refund of its"
                    + " own is open. Money that was taken of what an order promised, take here too: the shop finds that it was."
                    + " Other money give back at the gateway, or use an account of its own for the shop."),
    OPEN_HERE(
            "The gateway's answer was lost, and the shop has not asked again yet.",
            "Nothing, if it is younger than half an hour: the shop asks again by itself. If it stays, see why the gateway cannot"
                    + " be asked."),
    FAILED_HERE(
            "The gateway said that it was not done, and did it.",
            "Nothing, if it is a charge: it is booked by the daily comparison, and given back. Else compare what the gateway has done"
                    + " with the order, and ask its support why it said so."),
    UNKNOWN_THERE(
            "The shop uses another account now, or a restored database has what the gateway never heard of.",
            "Look the operation up at the gateway by its id. If it never was there, the order is not paid, or its refund not"
                    + " made."),
    OTHER_AMOUNT(
            "The amount was changed at the gateway.",
            "Correct it at the gateway by a refund of the difference, or tell the buyer."),
    OTHER_ORDER(
            "The gateway was told another order than ours, or somebody has changed what it keeps of it.",
            "Compare both orders before anything is refunded or sent."),
    TWICE("Money moved twice for one operation.", "Give one of them back at the gateway, and ask its support why."),
    DISPUTED(
            "The buyer has asked their bank for the money, and the shop has not taken that over yet.",
            "Answer the dispute at the gateway in time; do not refund it as well.");

    private final String cause;
    private final String remedy;

    DifferenceKind(String cause, String remedy) {
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The kind as the API writes it. */
    @JsonValue
    String text() {
        return ApiName.of(this);
    }

    /** Whether it may be settled by asking the gateway once more. */
    boolean isUnsettledHere() {
        return this == OPEN_HERE || this == FAILED_HERE;
    }

    String cause() {
        return cause;
    }

    String remedy() {
        return remedy;
    }
}
