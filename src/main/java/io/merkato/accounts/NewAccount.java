package io.merkato.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What a registration brings, found acceptable and with its password hashed.
 *
 * @param phone null for none, also when the text was empty
 */
public record NewAccount(
        String email,
        String passwordHash,
        boolean passwordFitForStaff,
        String firstName,
        String lastName,
        @Nullable String phone) {

    public NewAccount {
        phone = phone == null || phone.isEmpty() ? null : phone;
    }

    @Override
    public String toString() {
        return "NewAccount[]";
    }
}
