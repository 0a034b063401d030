package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a buyer came from and wants to go back to: a page on the web, without a name and a password in its address. */
record ReturnAddress(URI address) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2000;

    /**
     * The address, null when none is given.
     *
     * @throws io.merkato.platform.problem.Problem INVALID_PARAMETER when it is no such address
     */
    static @Nullable ReturnAddress of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI address = new URI(text.strip());
            if (text.length() <= LONGEST
                    && address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null) {
                return new ReturnAddress(address);
            }
        } catch (URISyntaxException e) {
            // Told below, as every other address that cannot be one.
        }
        throw INVALID_PARAMETER.because("returnTo is an address that begins with http:// or https://.");
    }

    /** Its origin, as a content policy names it. */
    String origin() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    @Override
    public String toString() {
        return address.toASCIIString();
    }
}
