package io.merkato.platform.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL in the data folder, from its start in {@link #start} to its clean stop in {@link #close()}. */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    /** The name of the shop's role and of its database. */
    static final String SHOP = "merkato";

    /** How large the pool may be: some connections are left for listening, for migrations and for who looks after it. */
    static final int MOST_POOLED = 32;

    private static final String MAJOR_VERSION = "18";
    private static final int LOG_LINES_SHOWN = 12;
    private static final String LONGEST_SILENCE_SECONDS = "2";

    /** Without these an acknowledged commit may be lost; the library behind this class switches them off. */
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    /** One node and one shop: no replicas, no parallel plans, no processes that only wait. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("shared_buffers", "24MB"),
            Map.entry("max_connections", "40"),
            Map.entry("huge_pages", "off"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("autovacuum", "on"));

    /** No socket in the file system, no address but loopback, the same time zone everywhere. */
    private static final Map<String, String> CLOSED = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(DataFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    private EmbeddedServer watched() throws IOException {
        Postmaster.of(folder.cluster())
                .ifPresent(server -> Thread.ofVirtual().name("database-watch").start(() -> {
                    server.onExit().join();
                    endWithoutServer();
                }));
        return this;
    }

    /** A shop without its database serves nobody: it ends, and whoever watches it starts both again. */
    private void endWithoutServer() {
        if (!closed.get()) {
            log.error(
                    "The embedded database has ended by itself, and so does Merkato. Start it again: nothing that"
                            + " was answered is lost. What the database said last is in {}",
                    folder.serverLog());
            System.exit(1);
        }
    }

    /** Takes the data folder, ends what an earlier process left running in it, and starts the server. */
    static EmbeddedServer start(Path dataFolder) {
        DataFolder folder = DataFolder.claim(dataFolder);
        boolean started = false;
        try {
            EmbeddedServer server = startIn(folder);
            started = true;
            return server;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Cannot use the files of the database in %s: %s".formatted(folder.cluster(), e), e);
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    private static EmbeddedServer startIn(DataFolder folder) throws IOException {
        requireUserPostgresAccepts(folder);
        removeUnfinished(folder);
        boolean made = Files.exists(folder.cluster());
        if (made) {
            requireVersion(folder.cluster());
            folder.requireOwnCluster();
            Postmaster.end(folder.cluster());
        }
        String password = folder.password();
        folder.rotateServerLog();
        folder.closeBinaries();
        if (!made) {
            makeCluster(folder, password);
        }
        return new EmbeddedServer(folder, run(folder, folder.cluster(), password), password).watched();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%s/%s?sslmode=disable".formatted(server.getPort(), SHOP);
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            stop(server, folder.cluster());
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database server did not stop cleanly: " + e.getMessage(), e);
        } finally {
            folder.close();
        }
    }

    /** Makes the cluster under another name first: a folder with the right name is a cluster that is complete. */
    private static void makeCluster(DataFolder folder, String password) throws IOException {
        Path unfinished = folder.newUnfinishedCluster();
        try {
            fill(folder, unfinished, password);
            Files.move(unfinished, folder.cluster(), ATOMIC_MOVE);
        } finally {
            // Gone if all went well; if not, it takes what is left of the disk.
            DataFolder.deleteTree(unfinished);
        }
        folder.syncEntries();
    }

    private static void fill(DataFolder folder, Path cluster, String password) throws IOException {
        EmbeddedPostgres server = run(folder, cluster, password);
        try (Connection connection =
                        server.getPostgresDatabase(Map.of("password", password)).getConnection();
                var statement = connection.createStatement()) {
            // The password is of our own making, from an alphabet that needs no quoting.
            statement.execute("create role %s login createdb password '%s'".formatted(SHOP, password));
            statement.execute("create database %s owner %s".formatted(SHOP, SHOP));
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            stop(server, cluster);
        }
    }

    private static EmbeddedPostgres run(DataFolder folder, Path cluster, String password) throws IOException {
        try {
            EmbeddedPostgres server = ServerStart.onFreePort(configured(folder, cluster, password), folder.serverLog());
            folder.closeBinaries();
            requireDurable(server, cluster, password);
            return server;
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            // The library gives up on a server that answers too late, but leaves it running.
            Postmaster.end(cluster);
            Object why = e.getMessage() == null ? e.getCause() : e.getMessage();
            throw new DatabaseUnavailable(
                    "The embedded database does not start: %s\n%s".formatted(why, endOf(folder.serverLog())), e);
        }
    }

    static EmbeddedPostgres.Builder configured(DataFolder folder, Path cluster, String password) {
        var log = ProcessBuilder.Redirect.appendTo(folder.serverLog().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setPgBinaryResolver(new ServerPrograms(folder.binaries()))
                .setRegisterShutdownHook(false)
                .setPGStartupWait(ServerStart.LONGEST)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", password)
                .setConnectConfig("sslmode", "disable")
                // Whoever listens there instead of the server may never answer.
                .setConnectConfig("socketTimeout", LONGEST_SILENCE_SECONDS);
        // These become options of initdb, which takes more of them than the locale.
        builder.setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString());
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        SMALL.forEach(builder::setServerConfig);
        CLOSED.forEach(builder::setServerConfig);
        return builder;
    }

    private static void requireDurable(EmbeddedPostgres server, Path cluster, String password) throws IOException {
        boolean durable = false;
        try (Connection connection =
                        server.getPostgresDatabase(Map.of("password", password)).getConnection();
                var statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (var shown = statement.executeQuery("show " + setting)) {
                    if (!shown.next() || !"on".equals(shown.getString(1))) {
                        throw new DatabaseUnavailable(
                                "The embedded database would lose data in a crash: %s is not on.".formatted(setting));
                    }
                }
            }
            durable = true;
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            if (!durable) {
                stop(server, cluster);
            }
        }
    }

    static void stop(EmbeddedPostgres server, Path cluster) throws IOException {
        server.close();
        // The library gives up after five seconds and only logs it.
        Postmaster.end(cluster);
    }

    private static void removeUnfinished(DataFolder folder) throws IOException {
        for (Path cluster : folder.unfinishedClusters()) {
            Postmaster.end(cluster);
            DataFolder.deleteTree(cluster);
        }
        ServerPrograms.removeUnfinished(folder.binaries());
    }

    private static void requireVersion(Path cluster) throws IOException {
        Path versionFile = cluster.resolve("PG_VERSION");
        String version =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "";
        if (version.isEmpty()) {
            throw new DatabaseUnavailable("""
                    %s is there but is not a PostgreSQL cluster.
                    Move it away, or give Merkato another folder with MERKATO_DATA.""".formatted(cluster));
        }
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseUnavailable("""
                    The database in %s was made by PostgreSQL %s, and this Merkato brings PostgreSQL %s, which cannot \
                    read it.
                    Start it once with the Merkato that made it, dump it with pg_dump, and restore the dump into an \
                    empty data folder of this one.""".formatted(cluster, version, MAJOR_VERSION));
        }
    }

    private static void requireUserPostgresAccepts(DataFolder folder) {
        if (folder.claimedByRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new DatabaseUnavailable("""
                    PostgreSQL refuses to run as root, and this system does not let Merkato step down from root for it.
                    Start Merkato as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.""");
        }
    }

    private static String endOf(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            if (lines.isEmpty()) {
                return "Its log, %s, is empty.".formatted(log);
            }
            String end = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
            return "The end of its log, %s:\n  %s".formatted(log, end);
        } catch (IOException e) {
            return "Its log should be in %s.".formatted(log);
        }
    }
}
