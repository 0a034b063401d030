package io.merkato.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server process of a cluster, as its {@code postmaster.pid} names it, whoever started it. */
final class Postmaster {
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(10);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Above what Linux and macOS hand out. */
    private static final String PID_OF_NOBODY = Integer.toString(Integer.MAX_VALUE);

    private Postmaster() {}

    /**
     * Ends the server that runs on the cluster, if one does, so that another may start. What was committed stays: a
     * server that does not stop in time is ended at once and recovers from its log at the next start.
     */
    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2) {
            // The machine died while the file was being written, and PostgreSQL refuses to start beside an empty one.
            Files.deleteIfExists(pidFile);
            return;
        }
        Optional<ProcessHandle> running = running(lines, cluster);
        if (running.isPresent()) {
            stop(running.get(), pidFile);
        } else {
            disown(pidFile, lines);
        }
    }

    /** The server that runs on the cluster now, if one does. */
    static Optional<ProcessHandle> of(Path cluster) throws IOException {
        List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        return lines.size() < 2 ? Optional.empty() : running(lines, cluster);
    }

    private static void stop(ProcessHandle server, Path pidFile) throws IOException {
        signal(server, "INT");
        if (goneWithin(FAST_SHUTDOWN, server, pidFile)) {
            return;
        }
        signal(server, "QUIT");
        if (!goneWithin(IMMEDIATE_SHUTDOWN, server, pidFile)) {
            throw new DatabaseUnavailable("""
                    A database server that an earlier Merkato left behind does not stop (process %s, %s).
                    End that process, then start Merkato again.""".formatted(server.pid(), pidFile.getParent()));
        }
    }

    /** The living process of the pid file, provided that it is a PostgreSQL and was started on this cluster. */
    private static Optional<ProcessHandle> running(List<String> pidFileLines, Path cluster) throws IOException {
        long pid;
        try {
            pid = Long.parseLong(pidFileLines.getFirst().strip());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (!Path.of(pidFileLines.get(1).strip()).equals(cluster.toRealPath())) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> serves(process, cluster));
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        boolean isPostgres = info.command()
                .map(command -> Path.of(command.replace(" (deleted)", "")).endsWith("postgres"))
                .orElse(false);
        boolean onThisCluster = info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .orElse(true);
        return isPostgres && onThisCluster;
    }

    /**
     * The server is dead and its process number may be another's now, which would keep PostgreSQL from starting. The
     * file stays, since PostgreSQL reads in it which shared memory must be free of the dead server's children.
     */
    private static void disown(Path pidFile, List<String> lines) throws IOException {
        lines.set(0, PID_OF_NOBODY);
        Files.write(pidFile, lines);
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        // The kill of the shell: the program of that name is not installed everywhere.
        Process kill = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The pid file goes last in a clean stop; a dead process may linger where nobody collects it. */
    private static boolean goneWithin(Duration timeout, ProcessHandle process, Path pidFile) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (process.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    private static DatabaseUnavailable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DatabaseUnavailable("Interrupted while a database server was stopping.", e);
    }
}
