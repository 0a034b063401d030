package io.merkato.cart;

import io.merkato.platform.problem.ProblemType;

/** What carts refuse. */
public enum CartProblem implements ProblemType {
    CART_FULL(422, "There are too many different items in the cart."),
    QUANTITY_TOO_LARGE(422, "A cart takes at most 999 units of one item."),
    VARIANT_UNAVAILABLE(422, "This is not sold."),
    CHECKOUT_IN_PROGRESS(409, "An order is being made of this cart.");

    private final int status;
    private final String title;

    CartProblem(int status, String title) {
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
