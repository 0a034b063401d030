package io.merkato.torture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process of the shop, at a port that it keeps when it is started again. */
final class Node implements AutoCloseable {

    private static final String MAIN_CLASS = "io.merkato.Merkato";

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private boolean wanted;

    /** One that is not started yet. */
    Node(Path folder, Map<String, String> environment) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        this.port = freePort();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it, unless it runs. */
    synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("shop.log").toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("MERKATO_") || name.startsWith("SPRING_") || name.equals("PORT"));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("MERKATO_DATA", folder.resolve("data").toString());
        try {
            process = builder.start();
            wanted = true;
        } catch (IOException e) {
            throw new TortureFailed("A node cannot be started: " + e.getMessage(), e);
        }
    }

    /** Ends it without giving it time for anything. */
    synchronized void kill() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Whether it has ended although nobody has ended it. */
    synchronized boolean hasGivenUp() {
        return wanted && process != null && !process.isAlive();
    }

    @Override
    public synchronized void close() {
        wanted = false;
        if (process != null) {
            process.destroy();
            try {
                if (process.waitFor(30, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            kill();
        }
    }

    /** As it is run otherwise: from the jar beside its libraries, or in tests from what was compiled. */
    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-XX:+UseG1GC",
                "-Xms32m",
                "-Xmx256m"));
        Path program = program();
        if (Files.isRegularFile(program)) {
            Path kept = program.resolveSibling("merkato.aot");
            if (Files.exists(kept)) {
                command.add("-XX:AOTCache=" + kept);
            }
            command.addAll(List.of("-Xlog:aot*=off", "-Xlog:cds*=off", "-jar", program.toString()));
        } else {
            String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.endsWith("test-classes"))
                    .collect(Collectors.joining(File.pathSeparator));
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, MAIN_CLASS));
        }
        return command;
    }

    private static Path program() {
        try {
            return Path.of(Class.forName(MAIN_CLASS, false, Node.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new TortureFailed("The shop is not here: " + e.getMessage(), e);
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
