package io.merkato.addresses;

import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refusal;

/** What address books refuse. */
enum AddressProblem implements ProblemType {
    ADDRESS_BOOK_FULL(409, "There are too many addresses in the address book.");

    private final Refusal refusal;

    AddressProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
