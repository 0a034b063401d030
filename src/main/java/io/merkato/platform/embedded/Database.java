package io.merkato.platform.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the shop's data lives: a PostgreSQL that is ready to take connections, either embedded in the data folder or
 * outside at an address. What was committed to it survives the death of this process and of the machine.
 */
public final class Database implements AutoCloseable {
    private final String jdbcUrl;
    private final String username;
    private final String password;
    private final @Nullable EmbeddedServer embeddedServer;

    private Database(String jdbcUrl, String username, String password, @Nullable EmbeddedServer embeddedServer) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.password = password;
        this.embeddedServer = embeddedServer;
    }

    /**
     * Opens the database at the address, or without one (null or blank) starts the embedded server in the data folder.
     * A data folder is open at most once at a time; a server that an earlier process left running there is ended first.
     *
     * @throws DatabaseUnavailable with a sentence for the operator
     */
    public static Database open(Path dataFolder, @Nullable String databaseUrl) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            EmbeddedServer server = EmbeddedServer.start(dataFolder);
            return new Database(server.jdbcUrl(), EmbeddedServer.SHOP, server.password(), server);
        }
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        OutsideServer.check(url);
        return new Database(url.jdbcUrl(), url.username(), url.password(), null);
    }

    /** The address for a JDBC driver, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The role to log in as. */
    public String username() {
        return username;
    }

    /** The password of the role; empty when the server asks for none. */
    public String password() {
        return password;
    }

    /** Whether the server runs in the data folder and stops with {@link #close()}. */
    public boolean embedded() {
        return embeddedServer != null;
    }

    /** Stops the embedded server cleanly and frees the data folder; does nothing to a server outside. */
    @Override
    public void close() {
        if (embeddedServer != null) {
            embeddedServer.close();
        }
    }
}
