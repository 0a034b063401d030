package io.merkato.platform.embedded;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** A PostgreSQL that somebody else runs: it is looked at once, and otherwise left alone. */
final class OutsideServer {
    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final String CONNECT_SECONDS = "5";

    private OutsideServer() {}

    /** Logs in once, so that a wrong address is a sentence at the start and not a failure at the first request. */
    static void check(DatabaseUrl url) {
        Properties login = new Properties();
        login.setProperty("user", url.username());
        login.setProperty("password", url.password());
        login.setProperty("connectTimeout", CONNECT_SECONDS);
        login.setProperty("loginTimeout", CONNECT_SECONDS);
        try (Connection connection = new Driver().connect(url.jdbcUrl(), login)) {
            if (connection == null) {
                throw new DatabaseUnavailable("DATABASE_URL is not an address that PostgreSQL's driver understands.");
            }
            requireVersion(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
            requireUnicode(
                    url.database(),
                    String.valueOf(connection.unwrap(PGConnection.class).getParameterStatus("server_encoding")));
        } catch (SQLException e) {
            // Without the cause: a stack trace beside a sentence for the operator helps nobody.
            throw new DatabaseUnavailable(sentence(e, url));
        }
    }

    static void requireVersion(int major, String found) {
        if (major < OLDEST_MAJOR_VERSION) {
            throw new DatabaseUnavailable("""
                    The database server runs PostgreSQL %s, and Merkato needs %s or later.
                    Upgrade it, or point DATABASE_URL at a newer one.""".formatted(found, OLDEST_MAJOR_VERSION));
        }
    }

    /** PostgreSQL composes letters in Unicode only, and other encodings lack most of them. */
    static void requireUnicode(String database, String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new DatabaseUnavailable("""
                    The database "%s" is encoded in %s, and Merkato needs UTF8.
                    Make one with createdb --encoding=UTF8 --template=template0, or correct DATABASE_URL.""".formatted(database, encoding));
        }
    }

    private static String sentence(SQLException e, DatabaseUrl url) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String encryption = aboutEncryption(String.valueOf(e.getMessage()), url);
        if (encryption != null) {
            return encryption;
        }
        return switch (state) {
            case "28P01" -> """
                    %s refuses the password of the user "%s".
                    Correct user and password in DATABASE_URL.""".formatted(url.server(), url.username());
            case "08004" -> """
                    %s does not take the login of the user "%s": %s
                    Put user and password into DATABASE_URL.""".formatted(url.server(), url.username(), e.getMessage());
            case "28000" -> """
                    %s does not let the user "%s" in: %s
                    Correct the user in DATABASE_URL, or allow it in the server's pg_hba.conf.""".formatted(url.server(), url.username(), e.getMessage());
            case "3D000" -> """
                    There is no database "%s" on %s.
                    Make it (createdb %s), or correct DATABASE_URL.""".formatted(url.database(), url.server(), url.database());
            default -> unreachable(e, url);
        };
    }

    /** The driver tells by its words alone that the two sides do not agree on TLS; null when it is about something else. */
    private static @Nullable String aboutEncryption(String message, DatabaseUrl url) {
        if (message.contains("does not support SSL")) {
            return """
                    %s does not speak TLS, and DATABASE_URL demands it with sslmode.
                    Switch TLS on in the server (ssl = on); or, where nobody can listen between it and the shop, write \
                    sslmode=disable.""".formatted(url.server());
        }
        if (message.contains("no encryption") || message.contains("SSL off")) {
            return """
                    %s does not let the user "%s" in without TLS: %s
                    Write sslmode=require or sslmode=verify-full in DATABASE_URL.""".formatted(url.server(), url.username(), message);
        }
        if (message.contains("SSL") || message.contains("certificate") || message.contains("could not be verified")) {
            return """
                    TLS with %s fails: %s
                    Name the certificate of its authority with sslrootcert=…, and the host as the server's certificate \
                    does; sslmode=require encrypts without looking at certificates.""".formatted(url.server(), message);
        }
        return null;
    }

    private static String unreachable(SQLException e, DatabaseUrl url) {
        return switch (network(e)) {
            case UnknownHostException _ -> """
                    The host of the database, %s, is not known.
                    Correct the host in DATABASE_URL.""".formatted(url.server());
            case SocketTimeoutException _ -> timedOut(url);
            case ConnectException _, NoRouteToHostException _ -> """
                    Nothing answers at the address of the database, %s.
                    Start the server, or correct host and port in DATABASE_URL.""".formatted(url.server());
            case null, default ->
                "Connection attempt timed out.".equals(e.getMessage())
                        ? timedOut(url)
                        : "The database at %s cannot be used: %s".formatted(url.server(), e.getMessage());
        };
    }

    private static String timedOut(DatabaseUrl url) {
        return """
                The database at %s does not answer within %s seconds.
                See that the server runs, that no firewall is between, and that DATABASE_URL is right.""".formatted(url.server(), CONNECT_SECONDS);
    }

    /** The first network failure among the causes, or null. */
    private static @Nullable Throwable network(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return cause;
            }
        }
        return null;
    }
}
