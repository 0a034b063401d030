package io.merkato.desk;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What is refused at the desk. */
enum DeskProblem implements ProblemType {
    ALREADY_SHIPPED(409, "Something of the order has left already."),
    ORDER_CANCELLED(409, "The order is cancelled."),
    BUYER_ERASED(409, "The buyer of the order is nobody any more."),
    MAIL_GONE(409, "The text of the mail is not kept any more."),
    COUNTRY_FIXED(422, "The country of an order cannot be changed.");

    private final Refusal refusal;

    DeskProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
