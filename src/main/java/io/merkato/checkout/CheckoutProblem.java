package io.merkato.checkout;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What checkout refuses, beyond what the modules refuse that it composes. */
public enum CheckoutProblem implements ProblemType {
    CART_EMPTY(422, "There is nothing in the cart."),
    ITEM_UNAVAILABLE(422, "Something in the cart is no longer sold."),
    EMAIL_REQUIRED(422, "A guest's order needs an e-mail address."),
    TOTAL_CHANGED(409, "The total is not what you expected."),
    TOO_MANY_UNPAID(422, "An order that is not paid yet cannot hold so much."),
    NOTHING_TO_CAPTURE(409, "Nothing is authorized for the order."),
    CAPTURE_TOO_LARGE(422, "Not so much is due for the order."),
    NOTHING_TO_SETTLE(409, "The order does not wait for money."),
    SETTLEMENT_DIFFERS(422, "The amount is not what is due for the order.");

    private final Refusal refusal;

    CheckoutProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
