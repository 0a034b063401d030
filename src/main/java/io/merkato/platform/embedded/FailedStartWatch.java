package io.merkato.platform.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Cuts a start short that has failed. The library asks a server for a minute whether it is ready, since a long
 * recovery takes as long, and does not notice one that has given up; the log tells after a moment. An interrupt makes
 * the library stop asking.
 */
final class FailedStartWatch implements AutoCloseable {
    /** What {@code pg_ctl} writes last, in English whatever the locale: these binaries carry no translations. */
    private static final String GIVEN_UP = "pg_ctl: could not start server";

    private static final Pattern PORT_TAKEN = Pattern.compile("could not bind IPv4 address .*: Address already in use");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Thread starter = Thread.currentThread();
    private final Path log;
    private final long logSizeBefore;
    private final Thread watcher;
    private volatile boolean failed;
    private volatile boolean portTaken;

    FailedStartWatch(Path log) throws IOException {
        this.log = log;
        this.logSizeBefore = Files.exists(log) ? Files.size(log) : 0;
        this.watcher = Thread.ofVirtual().name("postgres-start-watch").start(this::watch);
    }

    boolean failed() {
        return failed;
    }

    /** Whether it failed, and the server had found its port taken. */
    boolean sawPortTaken() {
        return portTaken;
    }

    /** Ends the watch, and takes back the interrupt if it came from here. */
    @Override
    public void close() {
        watcher.interrupt();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                watcher.join();
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted && !failed) {
            starter.interrupt();
        }
    }

    private void watch() {
        try {
            while (!givenUp()) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            failed = true;
            starter.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Without a log to read the library's own timeout decides.
            System.getLogger(FailedStartWatch.class.getName()).log(System.Logger.Level.DEBUG, "reading the log", e);
        }
    }

    private boolean givenUp() throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (var written = Files.newInputStream(log)) {
            written.skipNBytes(logSizeBefore);
            String said = new String(written.readAllBytes(), ISO_8859_1);
            portTaken = PORT_TAKEN.matcher(said).find();
            return said.contains(GIVEN_UP);
        }
    }
}
