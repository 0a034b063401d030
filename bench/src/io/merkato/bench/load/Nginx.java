package io.merkato.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An nginx that serves files from memory, for as long as something is compared with it. */
public final class Nginx implements AutoCloseable {

    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path folder;
    private final Process process;
    private final int port;

    private Nginx(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** One with these files, by their names; null where there is no nginx. */
    public static @Nullable Nginx serving(Map<String, byte[]> files)
            throws BenchFailed, IOException, InterruptedException {
        Path program = program();
        if (program == null) {
            return null;
        }
        Path folder = Files.createTempDirectory("merkato-bench-");
        Path root = Files.createDirectory(folder.resolve("files"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(root.resolve(file.getKey()), file.getValue());
        }
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                worker_processes 1;
                pid nginx.pid;
                error_log stderr;
                events { worker_connections 512; }
                http {
                    access_log off;
                    default_type application/json;
                    sendfile on;
                    keepalive_requests 1000000000;
                    open_file_cache max=50000;
                    open_file_cache_valid 600s;
                    client_body_temp_path client; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                    server { listen 127.0.0.1:%s backlog=1024; root files; }
                }
                """.formatted(port));
        Process process = new ProcessBuilder(
                        program.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Nginx nginx = new Nginx(folder, process, port);
        nginx.awaitStart();
        return nginx;
    }

    private static @Nullable Path program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void awaitStart() throws BenchFailed, IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket door = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (door.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        String said = Files.readString(folder.resolve("log"));
        close();
        throw new BenchFailed("nginx does not start: " + said.strip());
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
