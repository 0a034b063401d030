package io.merkato.addresses;

import io.merkato.platform.problem.ProblemType;

/** What address books refuse. */
enum AddressProblem implements ProblemType {
    ADDRESS_BOOK_FULL(409, "There are too many addresses in the address book.");

    private final int status;
    private final String title;

    AddressProblem(int status, String title) {
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
