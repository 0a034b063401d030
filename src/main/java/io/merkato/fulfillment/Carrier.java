package io.merkato.fulfillment;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who brings parcels and shows on a page where they are.
 *
 * @param code lower case, unique
 * @param name for people
 * @param page the address of that page, with {@code {number}} where the tracking number goes
 */
record Carrier(String code, String name, String page) {

    private static final String NUMBER = "{number}";

    /** Reads {@code code;name;page}; null when it is no such thing. */
    static @Nullable Carrier read(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != 3
                || !parts[0].matches("[a-z0-9-]{1,30}")
                || !parts[1].matches("[\\p{L}\\p{N} .&+_'()/-]{1,60}")
                || !isPage(parts[2])) {
            return null;
        }
        return new Carrier(parts[0], parts[1].strip(), parts[2]);
    }

    private static boolean isPage(String text) {
        try {
            URI page = new URI(text.replace(NUMBER, "1"));
            return text.contains(NUMBER)
                    && page.getHost() != null
                    && ("https".equals(page.getScheme()) || "http".equals(page.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The carrier as the setting has it. */
    @Override
    public String toString() {
        return code + ";" + name + ";" + page;
    }

    /** Whether staff mean this one, by code or name, in any case of letters. */
    boolean isMeantBy(String given) {
        return code.equals(given.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase(given);
    }

    /** Where the parcel with this number is shown. */
    String pageOf(String trackingNumber) {
        return page.replace(
                NUMBER,
                URLEncoder.encode(trackingNumber, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
