package io.merkato.platform.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that only the shop's own user may read. They appear whole, never half-written. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes the file when there is none; one that is there already stays as it is. */
    public static void create(Path file, String text) throws IOException {
        Path written = write(file, text);
        try {
            Files.move(written, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(written);
        }
    }

    /** Writes the file in place of what was there. */
    public static void replace(Path file, String text) throws IOException {
        Files.move(write(file, text), file, REPLACE_EXISTING);
    }

    private static Path write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        // A temporary file is readable by its owner alone wherever the file system knows owners.
        Path written = Files.createTempFile(folder, "." + file.getFileName(), "");
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(written);
            throw e;
        }
        return written;
    }
}
