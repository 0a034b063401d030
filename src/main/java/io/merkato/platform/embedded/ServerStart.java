package io.merkato.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server on a port that is free, and on another one when somebody else was faster to take it. */
final class ServerStart {

    /** How long a start may take: that of a server which first recovers. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(ServerStart.class);
    private static final int TRIES = 3;

    private ServerStart() {}

    /**
     * Starts the server.
     *
     * @param serverLog where it writes what it says
     * @throws IOException when it gives up or is not ready in time
     */
    static EmbeddedPostgres onFreePort(EmbeddedPostgres.Builder server, Path serverLog) throws IOException {
        return onPortOf(server, serverLog, ServerStart::freePort);
    }

    static EmbeddedPostgres onPortOf(EmbeddedPostgres.Builder server, Path serverLog, IntSupplier ports)
            throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ports.getAsInt();
            FailedStartWatch watch = new FailedStartWatch(serverLog);
            EmbeddedPostgres started;
            try (watch) {
                started = server.setPort(port).start();
            }
            if (!watch.failed()) {
                return started;
            }
            // The library takes a failed server for one that runs, and holds the lock of its folder.
            started.close();
            if (!watch.sawPortTaken() || tries == TRIES) {
                throw new IOException("the server gave up");
            }
            log.info("Port {} was taken just now, so the embedded database is started on another one", port);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
