package io.merkato.accounts;

import org.jspecify.annotations.Nullable;

/** What a registration brings, found acceptable and with its password hashed. */
record NewAccount(
        String email,
        String passwordHash,
        boolean passwordFitForStaff,
        String firstName,
        String lastName,
        @Nullable String phone) {

    @Override
    public String toString() {
        return "NewAccount[]";
    }
}
