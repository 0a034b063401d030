package io.merkato.testing.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** A shop in a process of its own, set up by its environment as an operator does it, which can be killed. */
public final class ShopProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Merkato is ready at (http://localhost:\\d+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final Path printed;
    private boolean killed;

    private ShopProcess(Process process, Path data, Path printed) {
        this.process = process;
        this.data = data;
        this.printed = printed;
    }

    /** Launches a shop over a data folder, with more environment variables. It listens on a port that is free. */
    public static ShopProcess launch(Path data, Map<String, String> environment) {
        return launch(List.of(), ShopProgram.keptForTheNext(), data, environment);
    }

    /** As {@link #launch}, of a shop that is not going to start: what it leaves to others would be of no use to those that do. */
    public static ShopProcess launchToFail(Path data, Map<String, String> environment) {
        return launch(List.of(), ShopProgram.asItIs(), data, environment);
    }

    /** As {@link #launch}, where no file can grow beyond so many KiB: the next write fails as on a disk that is full. */
    public static ShopProcess launchCramped(int kib, Path data, Map<String, String> environment) {
        List<String> launcher = List.of("bash", "-c", "ulimit -f " + kib + " && exec \"$@\"", "bash");
        return launch(launcher, ShopProgram.asItIs(), data, environment);
    }

    private static ShopProcess launch(
            List<String> launcher, List<String> program, Path data, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "PORT",
                "0",
                "MERKATO_DATA",
                data.toString(),
                "MERKATO_DEMO",
                "false",
                "MERKATO_SEARCH_MEANING",
                "false",
                "MERKATO_ADMIN_EMAIL",
                Shop.ADMIN_EMAIL,
                "MERKATO_ADMIN_PASSWORD",
                Shop.ADMIN_PASSWORD));
        variables.putAll(environment);
        try {
            Path printed = Files.createTempFile(Files.createDirectories(Path.of("target")), "shop-process-", ".log");
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx384m"));
            command.addAll(program);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            // What the developer has set for a shop of theirs is not meant for this one.
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("MERKATO_")
                            || name.startsWith("SPRING_")
                            || name.equals("DATABASE_URL")
                            || name.equals("PORT"));
            builder.environment().putAll(variables);
            return new ShopProcess(builder.start(), data, printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of the shop, once it is ready; fails when it is not going to be, and tells what it is doing instead. */
    public Client client() {
        try {
            await("the shop is ready or has ended")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || READY.matcher(output()).find());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(whatItDoes(), e);
        }
        Matcher ready = READY.matcher(output());
        assertThat(ready.find()).as(output()).isTrue();
        return new Client(URI.create(ready.group(1)));
    }

    /** Its main thread comes first, since summaries show the beginning. */
    private String whatItDoes() {
        String threads = threads();
        String main = threads.lines()
                .dropWhile(line -> !line.startsWith("\"main\""))
                .takeWhile(line -> !line.isBlank())
                .limit(40)
                .collect(joining("\n"));
        return "its main thread is at\n%s\nIt has printed\n%s\nAll its threads:\n%s".formatted(main, output(), threads);
    }

    private String threads() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process told = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(told.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code of a shop that ends by itself. */
    public int exitCode() {
        try {
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> "the shop ends: " + whatItDoes())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that the shop has printed so far. */
    public String output() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the shop and its database server as a power cut does: they get no time for anything. */
    public void killWithDatabaseServer() {
        kill();
        databaseServer().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends the shop alone without giving it time for anything. Its database server lives on. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
        exitCode();
    }

    /** Stops the shop as Ctrl-C does, and its database server also when the shop was killed before. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        // A shop that ended by itself has ended its server too; one that is there now is another shop's.
        if (killed) {
            databaseServer().ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        }
    }

    private Optional<ProcessHandle> databaseServer() {
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(pidFile).getFirst().strip()))
                            .filter(server -> server.info().command().orElse("").endsWith("postgres"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
