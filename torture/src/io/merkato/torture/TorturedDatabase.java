package io.merkato.torture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL of its own, as durable as one in production, that can be killed and started again at the same port. */
final class TorturedDatabase implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int TRIES = 20;
    private static final Map<String, String> CONFIGURATION = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "max_connections", "80",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC");

    private final Path folder;
    private EmbeddedPostgres server;
    private final int port;

    TorturedDatabase(Path folder) throws InterruptedException {
        this.folder = folder;
        this.server = start(0);
        this.port = server.getPort();
    }

    /** Its address, for the superuser. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable";
    }

    /** What follows the address for whoever is let in. */
    static String asUser(String jdbcUrl) {
        return jdbcUrl + "&user=postgres&password=postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(asUser(jdbcUrl()) + "&loginTimeout=5&socketTimeout=10");
    }

    /** Ends the server as a power cut does. */
    void kill() {
        postmaster().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Starts it over what it has left. */
    void restart() throws InterruptedException {
        letGo();
        server = start(port);
    }

    /** The processes of a server that was killed take a moment to see it, and until then it cannot be started. */
    private EmbeddedPostgres start(int wanted) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return configured(wanted).start();
            } catch (IOException | IllegalStateException e) {
                if (attempt == TRIES) {
                    throw new TortureFailed("The database does not start: " + e.getMessage(), e);
                }
                Thread.sleep(Duration.ofMillis(250));
            }
        }
    }

    private EmbeddedPostgres.Builder configured(int wanted) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()));
        builder.setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        if (wanted != 0) {
            builder.setPort(wanted);
        }
        CONFIGURATION.forEach(builder::setServerConfig);
        return builder;
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        letGo();
        kill();
    }

    /** The library keeps a lock on the folder until it has seen the server stopped, or dead. */
    private void letGo() {
        try {
            server.close();
        } catch (IOException e) {
            throw new TortureFailed("The database does not stop: " + e.getMessage(), e);
        }
    }
}
