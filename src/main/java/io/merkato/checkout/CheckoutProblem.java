package io.merkato.checkout;

import io.merkato.platform.problem.ProblemType;

/** What checkout refuses, beyond what the modules refuse that it composes. */
public enum CheckoutProblem implements ProblemType {
    CART_EMPTY(422, "There is nothing in the cart."),
    ITEM_UNAVAILABLE(422, "Something in the cart is no longer sold."),
    EMAIL_REQUIRED(422, "A guest's order needs an e-mail address."),
    TOTAL_CHANGED(409, "The total is not what you expected.");

    private final int status;
    private final String title;

    CheckoutProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
