package io.merkato.fulfillment;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What fulfillment refuses. */
enum FulfillmentProblem implements ProblemType {
    ORDER_NOT_PAID(409, "The order is not paid."),
    ORDER_CANCELLED(409, "The order is cancelled."),
    BUYER_ERASED(409, "The buyer of the order is nobody any more."),
    NOTHING_TO_SHIP(422, "The order has less left to ship than that."),
    SHIPMENT_DELIVERED(409, "The parcel is delivered."),
    SHIPMENT_VOIDED(409, "The parcel is voided."),
    SHIPMENT_RETURNED(409, "Something of the parcel came back.");

    private final Refusal refusal;

    FulfillmentProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
