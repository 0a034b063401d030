package io.merkato.platform.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set, as {@code MERKATO_…} in the environment. docs/operations.md lists them for people.
 *
 * @param data folder of the embedded database and of files
 * @param databaseUrl an outside PostgreSQL in place of the embedded one
 * @param sandbox true for the sandbox mode, false for production
 * @param adminEmail with adminPassword, the first admin
 * @param demo whether an empty sandbox gets the demo catalogue
 * @param secret at least 32 characters that encrypt what the database must not show; production needs it
 * @param secretPrevious the secret before, while it is being changed
 * @param publicUrl the address at which the world finds the shop: that of its pictures, and of links in mails
 * @param storefrontUrl a storefront of one's own that links in mails point to in place of the shop's pages
 * @param welcome whether the shop has a page at its root
 * @param shopName the shop's name in mails
 * @param currency ISO 4217 code that all prices are in
 * @param homeCountry ISO 3166-1 alpha-2, whose taxes are quoted while no address is known
 * @param corsOrigins origins whose pages may call the API from a browser, exactly as browsers send them; where there are
 *     none, all may in a sandbox and none in production
 * @param mailFrom the sender of mails
 * @param refreshRepeatSeconds for how long a client whose answer was lost may repeat a refresh and get the same tokens; 0
 *     ends the session of every refresh token that comes a second time
 * @param trustedProxies addresses and CIDR ranges of the proxies whose X-Forwarded-For is believed
 * @param requestsPerMinute how many requests a client may send in a minute, 0 for any number; null is 1200 in production
 *     and 0 in a sandbox
 * @param registrationsPerAddress registrations that one client address may make in a quarter of an hour
 * @param signInsPerAddress failed sign-ins that one client address may make in a quarter of an hour
 * @param maxBodyBytes limit of a JSON body
 * @param maxImportBytes limit of the body of an import, as it is sent
 */
@ConfigurationProperties("merkato")
public record Settings(
        @DefaultValue("./data") Path data,
        @Nullable String databaseUrl,
        boolean sandbox,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        @DefaultValue("true") boolean demo,
        @Nullable String secret,
        @Nullable String secretPrevious,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @Nullable String storefrontUrl,
        @DefaultValue("true") boolean welcome,
        @DefaultValue("Merkato") String shopName,
        @DefaultValue("EUR") String currency,
        @DefaultValue("DE") String homeCountry,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("shop@localhost") String mailFrom,
        @DefaultValue("5") int refreshRepeatSeconds,
        @DefaultValue List<String> trustedProxies,
        @Nullable Integer requestsPerMinute,
        @DefaultValue("300") int registrationsPerAddress,
        @DefaultValue("400") int signInsPerAddress,
        @DefaultValue("1048576") int maxBodyBytes,
        @DefaultValue("268435456") long maxImportBytes) {

    /** Names no secrets: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "Settings[data=" + data + ", sandbox=" + sandbox + ", currency=" + currency + "]";
    }
}
