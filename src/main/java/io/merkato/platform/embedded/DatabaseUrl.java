package io.merkato.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PostgreSQL outside, taken apart: what a JDBC driver dials, and apart from it who logs in.
 *
 * @param jdbcUrl without user and password
 * @param server host and port as written, for messages
 * @param database the name of the database, for messages
 */
record DatabaseUrl(String jdbcUrl, String username, String password, String server, String database) {
    private static final String JDBC = "jdbc:";

    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9a-fA-F:.%]+]|[^\\[\\]:/\\s]+)(?::(\\d{1,5}))?");
    private static final String SSL_MODE = "sslmode";
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Parameters that the libraries of PostgreSQL and its JDBC driver name differently. */
    private static final Map<String, String> JDBC_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout");

    /** Reads {@code jdbc:postgresql://…}, {@code postgresql://…} and {@code postgres://…}. */
    static DatabaseUrl parse(String text) {
        String url = text.strip();
        boolean jdbc = url.startsWith(JDBC);
        String withoutJdbc = jdbc ? url.substring(JDBC.length()) : url;
        int schemeEnd = withoutJdbc.indexOf("://");
        String scheme = schemeEnd < 0 ? "" : withoutJdbc.substring(0, schemeEnd);
        if (!scheme.equals("postgresql") && (jdbc || !scheme.equals("postgres"))) {
            throw unreadable("it does not begin with postgresql://, postgres:// or jdbc:postgresql://");
        }
        String rest = withoutJdbc.substring(schemeEnd + "://".length());
        int queryStart = rest.indexOf('?');
        String query = queryStart < 0 ? "" : rest.substring(queryStart + 1);
        String place = queryStart < 0 ? rest : rest.substring(0, queryStart);
        int slash = place.indexOf('/');
        if (slash < 0 || slash == place.length() - 1) {
            throw unreadable("it names no database after the host");
        }
        return assemble(place.substring(0, slash), place.substring(slash + 1), query, jdbc);
    }

    /** Without the password, so that an address that is logged by accident gives nothing away. */
    @Override
    public String toString() {
        return jdbcUrl;
    }

    private static DatabaseUrl assemble(String authority, String database, String query, boolean jdbc) {
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        String server = requireServer(authority.substring(at + 1));
        int colon = login.indexOf(':');
        String username = decode(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? "" : decode(login.substring(colon + 1));
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            switch (name) {
                case "" -> {}
                case "user" -> username = jdbc ? decodeForm(value) : decode(value);
                case "password" -> password = jdbc ? decodeForm(value) : decode(value);
                case SSL_MODE -> kept.add(name + "=" + requireSslMode(value));
                default -> kept.add((jdbc ? name : JDBC_NAMES.getOrDefault(name, name)) + "=" + value);
            }
        }
        String jdbcUrl =
                "jdbc:postgresql://" + server + "/" + database + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
        // As PostgreSQL's own tools do: who names no user is the user of the operating system.
        String user = username.isEmpty() ? System.getProperty("user.name", "postgres") : username;
        return new DatabaseUrl(jdbcUrl, user, password, server, decode(database));
    }

    /** One or several of host, host:port and [address]:port; the driver adds the usual port where none is given. */
    private static String requireServer(String server) {
        for (String host : server.split(",", -1)) {
            Matcher parts = HOST.matcher(host);
            if (!parts.matches()) {
                throw unreadable("after the user and password there must be host or host:port");
            }
            if (parts.group(1) != null && !isPort(Integer.parseInt(parts.group(1)))) {
                throw unreadable("its port is none from 1 to 65535");
            }
        }
        return server;
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static String requireSslMode(String value) {
        if (!SSL_MODES.contains(value)) {
            throw unreadable("sslmode is none of disable, allow, prefer, require, verify-ca and verify-full");
        }
        return value;
    }

    private static String decode(String text) {
        return decodeForm(text.replace("+", "%2B"));
    }

    private static String decodeForm(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message quotes what may be the password.
            throw unreadable("a % is not followed by two hexadecimal digits");
        }
    }

    private static DatabaseUnavailable unreadable(String why) {
        return new DatabaseUnavailable("""
                DATABASE_URL cannot be read: %s.
                It should look like postgresql://user:password@host:5432/database; write the characters \
                @ : / ? # %% of a user or password as %%40 %%3A %%2F %%3F %%23 %%25.""".formatted(why));
    }
}
