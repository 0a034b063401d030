package io.merkato.platform.settings;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each setting with its name, its form, its default and its purpose; docs/generated/settings.md lists them. */
public final class KnownSettings {

    private static final String LOG_LEVEL = "LOGGING_LEVEL_";

    public static final Setting<Integer> PORT = Setting.of(
                    "PORT", Forms.number(0, 65_535), "HTTP port; `0`: any that is free")
            .or("8080");
    static final Setting<Path> DATA = Setting.of(
                    "MERKATO_DATA",
                    Forms.folder(),
                    "folder of the embedded database, the secret and the sandbox admin; the launcher's default is that of its"
                            + " checkout")
            .or("./data");
    public static final Setting<String> DATABASE_URL = Setting.of(
                    "DATABASE_URL",
                    Forms.text("an address such as postgres://user:password@host:5432/name"),
                    "a PostgreSQL 15 or newer in place of the embedded one")
            .kept();
    public static final Setting<Integer> DB_POOL = Setting.of(
                    "MERKATO_DB_POOL", Forms.number(1, 1000), "connections of each node")
            .or("10");
    static final Setting<Mode> MODE = Setting.of(
                    "MERKATO_MODE", Forms.oneOf(Mode.class), "whether the shop is for trying out or for selling")
            .or("production with `DATABASE_URL`, else sandbox");
    static final Setting<String> SECRET = Setting.of(
                    "MERKATO_SECRET",
                    Forms.text("a random text of at least 32 characters"),
                    "encrypts what the database must not show; production needs it, the same on every node")
            .or("in a sandbox made and kept")
            .kept();
    static final Setting<String> SECRET_PREVIOUS = Setting.of(
                    "MERKATO_SECRET_PREVIOUS",
                    Forms.text("the secret before, or the word lost"),
                    "the secret before, while it is being changed")
            .kept();
    public static final Setting<String> ADMIN_EMAIL = Setting.of(
            "MERKATO_ADMIN_EMAIL",
            Forms.text("a mail address"),
            "first admin, made at the start if absent; with the password");
    public static final Setting<String> ADMIN_PASSWORD = Setting.of(
                    "MERKATO_ADMIN_PASSWORD",
                    Forms.text("15 to 128 characters, in a sandbox 8 to 128"),
                    "the first admin's password")
            .kept();
    static final Setting<Boolean> DEMO = Setting.of(
                    "MERKATO_DEMO", Forms.flag(), "`false`: no demo catalogue in an empty sandbox")
            .or("true");
    static final Setting<String> PUBLIC_URL = Setting.of(
                    "MERKATO_PUBLIC_URL",
                    Forms.webAddress(),
                    "where the world finds the shop: the addresses of its own pictures and the links in mails begin with it")
            .or("http://localhost:PORT");
    static final Setting<String> STOREFRONT_URL = Setting.of(
            "MERKATO_STOREFRONT_URL",
            Forms.webAddress(),
            "a storefront of yours that links in mails point to: it has pages at `/confirm-email` and `/reset-password`");
    static final Setting<Boolean> WELCOME = Setting.of("MERKATO_WELCOME", Forms.flag(), "`false`: no page at the root")
            .or("true");
    static final Setting<String> SHOP_NAME = Setting.of("MERKATO_SHOP_NAME", Forms.name(), "the shop's name in mails")
            .or("Merkato");
    static final Setting<String> CURRENCY = Setting.of(
                    "MERKATO_CURRENCY", Forms.currency(), "currency of all prices; choose it before the first product")
            .or("EUR");
    static final Setting<String> HOME_COUNTRY = Setting.of(
                    "MERKATO_HOME_COUNTRY", Forms.country(), "country whose taxes are quoted while no address is known")
            .or("DE");
    static final Setting<List<String>> CORS_ORIGINS = Setting.of(
                    "MERKATO_CORS_ORIGINS",
                    Forms.listOf(Forms.origin()),
                    "origins of browser pages that may call the API; `*` is any")
            .or("any in a sandbox, none in production");
    static final Setting<List<String>> TRUSTED_PROXIES = Setting.of(
            "MERKATO_TRUSTED_PROXIES",
            Forms.listOf(Forms.text("IP addresses or CIDR ranges such as 10.0.0.0/8")),
            "addresses and CIDR ranges of the proxies before the shop");
    static final Setting<Integer> REQUESTS_PER_MINUTE = Setting.of(
                    "MERKATO_REQUESTS_PER_MINUTE",
                    Forms.number(0, 1_000_000),
                    "how many requests a client may send in a minute; `0`: any number")
            .or("1200 in production, 0 in a sandbox");
    static final Setting<Integer> REGISTRATIONS_PER_ADDRESS = Setting.of(
                    "MERKATO_REGISTRATIONS_PER_ADDRESS",
                    Forms.number(1, 1_000_000),
                    "registrations that one client may make in a quarter of an hour")
            .or("300");
    static final Setting<Integer> SIGN_INS_PER_ADDRESS = Setting.of(
                    "MERKATO_SIGN_INS_PER_ADDRESS",
                    Forms.number(1, 1_000_000),
                    "failed sign-ins that one client may make in a quarter of an hour")
            .or("400");
    static final Setting<Integer> REFRESH_REPEAT_SECONDS = Setting.of(
                    "MERKATO_REFRESH_REPEAT_SECONDS",
                    Forms.seconds(300),
                    "for how long a client whose answer was lost may repeat a refresh; `0`: not at all")
            .or("5");
    static final Setting<Long> MAX_BODY_BYTES = Setting.of(
                    "MERKATO_MAX_BODY_BYTES", Forms.bytes(1, Integer.MAX_VALUE), "limit of a JSON body")
            .or("1048576");
    static final Setting<Long> MAX_IMPORT_BYTES = Setting.of(
                    "MERKATO_MAX_IMPORT_BYTES",
                    Forms.bytes(1, 1L << 40),
                    "limit of an import as sent; unpacked it may be 8 times that")
            .or("268435456");
    static final Setting<String> MAIL_FROM =
            Setting.of("MERKATO_MAIL_FROM", Forms.sender(), "sender of mails").or("shop@localhost");

    /** What Spring's mail sender reads by itself. */
    private static final List<Setting<?>> MAIL_SERVER = List.of(
            Setting.of("SPRING_MAIL_HOST", Forms.host(), "mail server; without it mails wait"),
            Setting.of("SPRING_MAIL_PORT", Forms.number(1, 65_535), "its port").or("25"),
            Setting.of("SPRING_MAIL_USERNAME", Forms.text("a name"), "name to sign in with"),
            Setting.of("SPRING_MAIL_PASSWORD", Forms.text("a password"), "its password")
                    .kept(),
            Setting.of("SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH", Forms.plainFlag(), "whether to sign in")
                    .or("false"),
            Setting.of(
                            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE",
                            Forms.plainFlag(),
                            "whether to use TLS where offered")
                    .or("false"),
            Setting.of(
                            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED",
                            Forms.plainFlag(),
                            "whether to send by TLS only")
                    .or("false"));

    /** What Spring's logging reads by itself. */
    private static final List<Setting<?>> LOGGING = List.of(
            logLevel(LOG_LEVEL + "IO_MERKATO", "log level of the shop").or("info"),
            logLevel(LOG_LEVEL + "ROOT", "log level of everything else").or("warn"));

    private KnownSettings() {}

    /** All of them, in an order for readers. */
    public static Collection<Setting<?>> all() {
        SettingsReader reader = SettingsReader.over(Map.of());
        Settings.read(reader);
        readForLibraries(reader, Set.of());
        return reader.known();
    }

    /**
     * Reads those that libraries take from the environment by themselves, to see that they are sound.
     *
     * @param variables the names of all that is set
     */
    static void readForLibraries(SettingsReader reader, Set<String> variables) {
        MAIL_SERVER.forEach(reader::find);
        LOGGING.forEach(reader::find);
        variables.stream()
                .filter(name -> name.startsWith(LOG_LEVEL))
                .sorted()
                .forEach(name -> reader.find(logLevel(name, "log level of a package")));
    }

    private static Setting<LogLevel> logLevel(String variable, String purpose) {
        return Setting.of(variable, Forms.oneOf(LogLevel.class), purpose);
    }

    private enum LogLevel {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }
}
