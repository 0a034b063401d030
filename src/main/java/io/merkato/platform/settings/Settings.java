package io.merkato.platform.settings;

import static io.merkato.platform.settings.KnownSettings.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set, in the environment. {@link KnownSettings} has their names, forms and defaults.
 *
 * @param port the HTTP port, 0 for any that is free
 * @param data folder of the embedded database and of files
 * @param databaseUrl an outside PostgreSQL in place of the embedded one
 * @param dbPool how many connections this node has
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
public record Settings(
        int port,
        Path data,
        @Nullable String databaseUrl,
        int dbPool,
        boolean sandbox,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        boolean demo,
        @Nullable String secret,
        @Nullable String secretPrevious,
        String publicUrl,
        @Nullable String storefrontUrl,
        boolean welcome,
        String shopName,
        String currency,
        String homeCountry,
        List<String> corsOrigins,
        String mailFrom,
        int refreshRepeatSeconds,
        List<String> trustedProxies,
        @Nullable Integer requestsPerMinute,
        int registrationsPerAddress,
        int signInsPerAddress,
        int maxBodyBytes,
        long maxImportBytes) {

    /** Settings by the names of their variables; what is not given has its default. Refused when a form is wrong. */
    public static Settings of(Map<String, String> variables) {
        SettingsReader reader = SettingsReader.over(variables);
        Settings settings = read(reader);
        reader.throwIfWrong();
        return settings;
    }

    static Settings read(SettingsReader reader) {
        int port = reader.get(PORT);
        String databaseUrl = reader.find(DATABASE_URL);
        Mode byDefault = databaseUrl == null ? Mode.SANDBOX : Mode.PRODUCTION;
        return new Settings(
                port,
                reader.get(DATA),
                databaseUrl,
                reader.get(DB_POOL),
                Objects.requireNonNullElse(reader.find(MODE), byDefault) == Mode.SANDBOX,
                reader.find(ADMIN_EMAIL),
                reader.find(ADMIN_PASSWORD),
                reader.get(DEMO),
                reader.find(SECRET),
                reader.find(SECRET_PREVIOUS),
                Objects.requireNonNullElse(reader.find(PUBLIC_URL), "http://localhost:" + port),
                reader.find(STOREFRONT_URL),
                reader.get(WELCOME),
                reader.get(SHOP_NAME),
                reader.get(CURRENCY),
                reader.get(HOME_COUNTRY),
                Objects.requireNonNullElse(reader.find(CORS_ORIGINS), List.of()),
                reader.get(MAIL_FROM),
                reader.get(REFRESH_REPEAT_SECONDS),
                Objects.requireNonNullElse(reader.find(TRUSTED_PROXIES), List.of()),
                reader.find(REQUESTS_PER_MINUTE),
                reader.get(REGISTRATIONS_PER_ADDRESS),
                reader.get(SIGN_INS_PER_ADDRESS),
                Math.toIntExact(reader.get(MAX_BODY_BYTES)),
                reader.get(MAX_IMPORT_BYTES));
    }

    /** Where a sandbox keeps the address and the password of the admin that it makes. */
    public Path adminFile() {
        return data.resolve("admin").toAbsolutePath().normalize();
    }

    /** Names no secrets: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "Settings[data=" + data + ", sandbox=" + sandbox + ", currency=" + currency + "]";
    }
}
