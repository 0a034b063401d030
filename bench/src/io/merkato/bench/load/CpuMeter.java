package io.merkato.bench.load;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time that the shop and its PostgreSQL have had, and the shop's memory. Linux tells it in /proc, to the same user and to root; elsewhere, and
 * of a database on another machine, nothing is known.
 */
public final class CpuMeter {

    private static final Path PROC = Path.of("/proc");
    /** What /proc counts in, on every machine with Linux that Java runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private final @Nullable LinuxProcess shop;
    private final @Nullable LinuxProcess database;

    private CpuMeter(@Nullable LinuxProcess shop, @Nullable LinuxProcess database) {
        this.shop = shop;
        this.database = database;
    }

    /** CPU time since the beginning of each, with all that PostgreSQL has for its connections; null where it is not known. */
    public record Used(@Nullable Duration shop, @Nullable Duration database) {}

    /** Finds the shop by the port at which it listens, and its database by the connections that the shop has to it. */
    public static CpuMeter ofShopAt(int port) {
        List<Socket> sockets = Socket.all();
        List<LinuxProcess> processes = LinuxProcess.all();
        LinuxProcess shop = listener(port, sockets, processes);
        if (shop == null) {
            return new CpuMeter(null, null);
        }
        Set<String> inodes = shop.sockets();
        LinuxProcess database = sockets.stream()
                .filter(socket -> !socket.listens() && inodes.contains(socket.inode()))
                .map(socket -> listener(socket.remotePort(), sockets, processes))
                .filter(process -> process != null && process.name().startsWith("postgres"))
                .findFirst()
                .orElse(null);
        return new CpuMeter(shop, database);
    }

    private static @Nullable LinuxProcess listener(int port, List<Socket> sockets, List<LinuxProcess> processes) {
        Set<String> inodes = sockets.stream()
                .filter(socket -> socket.listens() && socket.localPort() == port)
                .map(Socket::inode)
                .collect(Collectors.toSet());
        return processes.stream()
                .filter(process -> process.sockets().stream().anyMatch(inodes::contains))
                .findFirst()
                .orElse(null);
    }

    /** One line on whose CPU time is measured. */
    public String describe() {
        return "CPU of the shop, " + describe(shop) + ", and of PostgreSQL, " + describe(database)
                + ", for each that succeeded";
    }

    private static String describe(@Nullable LinuxProcess process) {
        return process == null ? "which is not known here" : "process " + process.pid();
    }

    public Used used() {
        return new Used(shop == null ? null : shop.used(), database == null ? null : usedWithConnections(database));
    }

    /** CPU time that a process has had since its beginning; null where it is not known. */
    public static @Nullable Duration usedBy(long pid) {
        return new LinuxProcess(pid).used();
    }

    /** One line on the memory of the shop's process, as the system counts it. */
    public String memory() {
        String now = shop == null ? null : shop.status("VmRSS");
        String most = shop == null ? null : shop.status("VmHWM");
        return now == null || most == null
                ? "memory of the shop: not known here"
                : "memory of the shop: " + now + " resident, " + most + " at most since its start";
    }

    /** A server of PostgreSQL has a process for each connection; it inherits the time of those that have ended. */
    private static @Nullable Duration usedWithConnections(LinuxProcess server) {
        Duration sum = server.usedWithEnded();
        for (LinuxProcess process : LinuxProcess.all()) {
            if (sum != null && process.parent() == server.pid()) {
                Duration used = process.used();
                sum = used == null ? sum : sum.plus(used);
            }
        }
        return sum;
    }

    /** A TCP socket of this machine. */
    private record Socket(int localPort, int remotePort, boolean listens, String inode) {

        private static final String LISTENING = "0A";

        static List<Socket> all() {
            List<Socket> all = new ArrayList<>();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                try {
                    Files.readAllLines(PROC.resolve(table)).stream()
                            .skip(1)
                            .map(Socket::read)
                            .forEach(all::add);
                } catch (IOException e) {
                    // There is no such table here.
                }
            }
            return all;
        }

        private static Socket read(String line) {
            String[] fields = line.strip().split("\\s+");
            return new Socket(port(fields[1]), port(fields[2]), fields[3].equals(LISTENING), fields[9]);
        }

        private static int port(String address) {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }
    }

    /** A process of this machine. What has ended meanwhile, or is somebody else's, tells nothing. */
    private record LinuxProcess(long pid) {

        private static final int PARENT = 1;
        private static final int USER_TIME = 11;
        private static final int SYSTEM_TIME = 12;
        private static final int USER_TIME_OF_ENDED = 13;
        private static final int SYSTEM_TIME_OF_ENDED = 14;

        static List<LinuxProcess> all() {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
                List<LinuxProcess> all = new ArrayList<>();
                folders.forEach(folder -> all.add(
                        new LinuxProcess(Long.parseLong(folder.getFileName().toString()))));
                return all;
            } catch (IOException e) {
                return List.of();
            }
        }

        String name() {
            try {
                return Files.readString(folder().resolve("comm")).strip();
            } catch (IOException e) {
                return "";
            }
        }

        /** A size in its status, in MB. */
        @Nullable String status(String name) {
            try {
                return Files.readAllLines(folder().resolve("status")).stream()
                        .filter(line -> line.startsWith(name + ":"))
                        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
                        .findFirst()
                        .orElse(null);
            } catch (IOException e) {
                return null;
            }
        }

        /** The inodes of its sockets. */
        Set<String> sockets() {
            Set<String> inodes = new HashSet<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder().resolve("fd"))) {
                for (Path file : files) {
                    String target = target(file);
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                return inodes;
            }
            return inodes;
        }

        private static String target(Path link) {
            try {
                return Files.readSymbolicLink(link).toString();
            } catch (IOException e) {
                return "";
            }
        }

        long parent() {
            String[] numbers = numbers();
            return numbers == null ? -1 : Long.parseLong(numbers[PARENT]);
        }

        @Nullable Duration used() {
            return sum(USER_TIME, SYSTEM_TIME);
        }

        /** With that of its children who have ended. */
        @Nullable Duration usedWithEnded() {
            return sum(USER_TIME, SYSTEM_TIME, USER_TIME_OF_ENDED, SYSTEM_TIME_OF_ENDED);
        }

        private @Nullable Duration sum(int... fields) {
            String[] numbers = numbers();
            if (numbers == null) {
                return null;
            }
            long ticks = 0;
            for (int field : fields) {
                ticks += Long.parseLong(numbers[field]);
            }
            return TICK.multipliedBy(ticks);
        }

        /** What stands behind the name, which may have blanks in it, in /proc/PID/stat. */
        private String @Nullable [] numbers() {
            try {
                String stat = Files.readString(folder().resolve("stat"));
                return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            } catch (IOException e) {
                return null;
            }
        }

        private Path folder() {
            return PROC.resolve(Long.toString(pid));
        }
    }
}
