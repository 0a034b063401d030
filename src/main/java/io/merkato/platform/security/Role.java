package io.merkato.platform.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do: customers buy, staff run the shop, admins also decide who does. */
public enum Role {
    CUSTOMER,
    STAFF,
    ADMIN;

    @JsonCreator
    public static Role of(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("is not one of customer, staff, admin");
    }

    /** The role as the API writes it, in lower case. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
