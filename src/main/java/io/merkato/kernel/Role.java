package io.merkato.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;

/** What a person may do: customers buy, staff run the shop, admins also decide who does. */
public enum Role {
    CUSTOMER,
    STAFF,
    ADMIN;

    @JsonCreator
    public static Role of(String text) {
        return ApiName.parse(Role.class, text);
    }

    /** The role as the API writes it, in lower case. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
