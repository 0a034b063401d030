package io.merkato.access;

import java.util.Locale;

/** The kinds of people that {@link AccessTable} tells apart; its columns, in this order. */
public enum Who {
    ANONYMOUS,
    OTHER,
    OWNER,
    STAFF,
    ADMIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
