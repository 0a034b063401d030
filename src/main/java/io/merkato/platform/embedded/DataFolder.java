package io.merkato.platform.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.merkato.platform.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of one shop, claimed by this process from {@link #claim} to {@link #close()}. */
final class DataFolder implements AutoCloseable {
    /**
     * The folders this process has open. Closing any file descriptor of a locked file gives up the lock of the whole
     * process, so a second claim must be turned away before it touches the lock file.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final long LOG_ROTATED_AT_BYTES = 10_000_000;

    private final Path folder;
    private final FileChannel lockFile;
    private final UserPrincipal self;

    private DataFolder(Path folder, FileChannel lockFile, UserPrincipal self) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.self = self;
    }

    /** Makes the folder when it is missing and takes it for this process alone. */
    static DataFolder claim(Path wanted) {
        Path folder = createdFolder(wanted.toAbsolutePath().normalize());
        UserPrincipal self = ownerOfNewFileIn(folder);
        if (!OPEN_HERE.add(folder)) {
            throw inUse(folder);
        }
        @Nullable FileChannel lockFile = null;
        try {
            lockFile = FileChannel.open(
                    folder.resolve("merkato.lock"),
                    EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    permissions("rw-------"));
            @Nullable FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw inUse(folder);
            }
            return new DataFolder(folder, lockFile, self);
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(folder);
            closeQuietly(lockFile);
            if (e instanceof DatabaseUnavailable unavailable) {
                throw unavailable;
            }
            throw new DatabaseUnavailable("Cannot lock the data folder %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    Path cluster() {
        return folder.resolve("postgres");
    }

    Path binaries() {
        return folder.resolve("postgres-bin");
    }

    /**
     * Makes the folder of the binaries one that only this user can enter: the library lets everybody write to it,
     * which would let any local user put a program of theirs in the server's place.
     */
    void closeBinaries() throws IOException {
        Files.createDirectories(binaries(), permissions("rwx------"));
        if (POSIX) {
            Files.setPosixFilePermissions(binaries(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path passwordFile() {
        return folder.resolve("postgres.password");
    }

    Path serverLog() {
        return folder.resolve("postgres.log");
    }

    /** A name nobody used before: what a killed process may still be writing to is never written to again. */
    Path newUnfinishedCluster() {
        return folder.resolve("postgres.new-" + Long.toHexString(new SecureRandom().nextLong()));
    }

    List<Path> unfinishedClusters() throws IOException {
        List<Path> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(folder, "postgres.new-*")) {
            entries.forEach(found::add);
        }
        return found;
    }

    /** Whether this process runs as root, whose name may be unknown in a small container. */
    boolean claimedByRoot() {
        return self.getName().equals("root") || self.getName().equals("0");
    }

    void requireOwnCluster() throws IOException {
        UserPrincipal owner = Files.getOwner(cluster());
        if (!owner.equals(self)) {
            throw new DatabaseUnavailable("""
                    The database in %s belongs to the user %s, and Merkato runs as %s.
                    PostgreSQL only serves files of its own user: start Merkato as %s, or give it another folder \
                    with MERKATO_DATA.""".formatted(cluster(), owner.getName(), self.getName(), owner.getName()));
        }
    }

    /** The kept password, or on the first start a new random one that is on the disk before it is used. */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            String kept = Files.readString(passwordFile()).strip();
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        if (Files.exists(cluster())) {
            throw new DatabaseUnavailable("""
                    The password of the database, %s, is missing.
                    Put the file back from a backup of the data folder; without it nobody can log in.""".formatted(passwordFile()));
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrivateFile.replace(passwordFile(), password + "\n");
        syncEntries();
        return password;
    }

    /** Makes new, renamed and removed names in the folder survive a power cut. */
    void syncEntries() throws IOException {
        if (POSIX) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** Keeps the server's log from growing for ever: the current one and the one before. */
    void rotateServerLog() throws IOException {
        if (Files.exists(serverLog()) && Files.size(serverLog()) > LOG_ROTATED_AT_BYTES) {
            Files.move(serverLog(), folder.resolve("postgres.log.1"), REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        closeQuietly(lockFile);
        OPEN_HERE.remove(folder);
    }

    static FileAttribute<?>[] permissions(String posix) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path createdFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new DatabaseUnavailable("""
                    The data folder %s is a file, not a folder.
                    Name another place with MERKATO_DATA.""".formatted(folder));
        }
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder, permissions("rwx------"));
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new DatabaseUnavailable("""
                    The data folder %s cannot be made.
                    Let this user write to the folder above it, or name another place with MERKATO_DATA.""".formatted(folder), e);
        }
    }

    /** Proves that the folder can be written to, and tells as whom. */
    private static UserPrincipal ownerOfNewFileIn(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".merkato-probe", "");
            try {
                return Files.getOwner(probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("""
                    The data folder %s cannot be written to.
                    Let this user write to it (and see that the disk is not full), or name another place with \
                    MERKATO_DATA.""".formatted(folder), e);
        }
    }

    private static DatabaseUnavailable inUse(Path folder) {
        return new DatabaseUnavailable("""
                The data folder %s is in use by another Merkato that is running.
                Stop that one first, or start this one with a folder and a port of its own (MERKATO_DATA and PORT).""".formatted(folder));
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The operating system frees the lock with the process; nothing is lost by going on.
            System.getLogger(DataFolder.class.getName()).log(System.Logger.Level.DEBUG, "closing the lock file", e);
        }
    }
}
