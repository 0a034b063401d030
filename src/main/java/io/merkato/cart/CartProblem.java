package io.merkato.cart;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What carts refuse. */
public enum CartProblem implements ProblemType {
    CART_FULL(422, "There are too many different items in the cart."),
    QUANTITY_TOO_LARGE(422, "A cart takes at most 999 units of one item."),
    VARIANT_UNAVAILABLE(422, "This is not sold."),
    CHECKOUT_IN_PROGRESS(409, "An order is being made of this cart.");

    private final Refusal refusal;

    CartProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
