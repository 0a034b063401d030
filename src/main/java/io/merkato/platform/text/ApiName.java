package io.merkato.platform.text;

import java.util.Locale;

/** Constants of enums as the API and the database write them: {@code PENDING_PAYMENT} is {@code pendingPayment}. */
public final class ApiName {

    private ApiName() {}

    public static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** The constant of this name; an {@link IllegalArgumentException} that lists the names when there is none. */
    public static <E extends Enum<E>> E parse(Class<E> type, String name) {
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(name)) {
                return constant;
            }
            known.append(known.isEmpty() ? "" : ", ").append(of(constant));
        }
        throw new IllegalArgumentException("is not one of " + known);
    }
}
