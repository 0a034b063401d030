package io.merkato.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, which this application brings along. The library that runs them would unpack them itself,
 * but takes no notice of files that it could not write. So they are unpacked here before it looks: whole under their
 * name or not at all, and anew when a file of theirs is missing or has another size.
 */
final class ServerPrograms implements PgBinaryResolver {

    private static final String UNFINISHED = ".new";
    /** The sizes and names of all files, in a file that is written after them. */
    private static final String LIST = ".files";
    /** By this the library knows that everything is there; it must be no older than anything beside it. */
    private static final String READY = ".exists";

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;

    /**
     * A new one for every start: the library remembers per resolver where it unpacked, whatever folder is asked for.
     */
    ServerPrograms(Path folder) {
        this.folder = folder;
    }

    /** Gives the archive for this system, having unpacked it where the library looks for it. */
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        byte[] archive = archive(system, machine);
        Path programs = folder.resolve("PG-" + md5(archive));
        try {
            if (!isWhole(programs)) {
                unpack(archive, programs);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("""
                    PostgreSQL cannot be unpacked into %s: %s
                    See that the disk has room (a new shop takes some 200 MB) and that this user may write there.""".formatted(programs, reason(e)), e);
        }
        return new ByteArrayInputStream(archive);
    }

    /** Removes what a start that was cut short has left. */
    static void removeUnfinished(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var unfinished = Files.newDirectoryStream(folder, "PG-*" + UNFINISHED)) {
                for (Path programs : unfinished) {
                    DataFolder.deleteTree(programs);
                }
            }
        }
    }

    private static byte[] archive(String system, String machine) throws IOException {
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new DatabaseUnavailable("""
                    Merkato brings no PostgreSQL for this system (%s, %s).
                    Set DATABASE_URL to a PostgreSQL of your own.""".formatted(system, machine), e);
        }
    }

    private static boolean isWhole(Path programs) throws IOException {
        Path list = programs.resolve(LIST);
        if (!Files.exists(list) || !Files.exists(programs.resolve(READY))) {
            return false;
        }
        for (String line : Files.readAllLines(list)) {
            int space = line.indexOf(' ');
            Path file = programs.resolve(line.substring(space + 1));
            if (!Files.exists(file) || !line.substring(0, space).equals(String.valueOf(Files.size(file)))) {
                return false;
            }
        }
        return true;
    }

    private static void unpack(byte[] archive, Path programs) throws IOException {
        Path unfinished = programs.resolveSibling(programs.getFileName() + UNFINISHED);
        DataFolder.deleteTree(unfinished);
        DataFolder.deleteTree(programs);
        try {
            List<String> files = new ArrayList<>();
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished, files);
                }
            }
            Files.writeString(unfinished.resolve(LIST), String.join("\n", files), UTF_8);
            Files.createFile(unfinished.resolve(READY));
            Files.move(unfinished, programs, ATOMIC_MOVE);
        } finally {
            // Gone if all went well; if not, it takes what is left of the disk.
            DataFolder.deleteTree(unfinished);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder, List<String> files)
            throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive names " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException(file + " cannot be made executable");
            }
            files.add(entry.getSize() + " " + folder.relativize(file));
        }
    }

    private static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the system says, without the file's name before it. */
    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : String.valueOf(e.getMessage());
    }
}
