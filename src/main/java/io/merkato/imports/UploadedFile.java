package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.BODY_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A body on its way into the database. It is received into a temporary file first, since a slow sender must not hold a
 * connection of the pool; the file is gone when this is closed or the process dies.
 */
final class UploadedFile implements AutoCloseable {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x8b1f;

    private final FileChannel file;
    private final long sizeBytes;
    private final boolean gzip;
    private final String sha256;

    private UploadedFile(FileChannel file, long sizeBytes, boolean gzip, String sha256) {
        this.file = file;
        this.sizeBytes = sizeBytes;
        this.gzip = gzip;
        this.sha256 = sha256;
    }

    /** Receives a body to its end. Refuses with BODY_TOO_LARGE beyond the limit, with MALFORMED_REQUEST an unfinished one. */
    static UploadedFile receive(InputStream body, long maxBytes) {
        FileChannel file = open();
        boolean received = false;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK_BYTES];
            long size = 0;
            int magic = 0;
            for (int read = read(body, chunk); read >= 0; read = read(body, chunk)) {
                for (int i = 0; i < read && size + i < 2; i++) {
                    magic |= (chunk[i] & 0xff) << (8 * (size + i));
                }
                size += read;
                if (size > maxBytes) {
                    throw BODY_TOO_LARGE.because("A file has at most " + maxBytes + " bytes.");
                }
                digest.update(chunk, 0, read);
                write(file, ByteBuffer.wrap(chunk, 0, read));
            }
            if (size == 0) {
                throw MALFORMED_REQUEST.because("The body is empty. Send the file as the body.");
            }
            received = true;
            return new UploadedFile(
                    file, size, magic == GZIP_MAGIC, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!received) {
                close(file);
            }
        }
    }

    boolean gzip() {
        return gzip;
    }

    /** SHA-256 of the bytes, in hex. */
    String sha256() {
        return sha256;
    }

    int pieces(int pieceBytes) {
        return Math.toIntExact((sizeBytes + pieceBytes - 1) / pieceBytes);
    }

    byte[] piece(int number, int pieceBytes) {
        long offset = (long) number * pieceBytes;
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(pieceBytes, sizeBytes - offset));
        try {
            while (piece.hasRemaining()) {
                if (file.read(piece, offset + piece.position()) < 0) {
                    throw new IllegalStateException("The temporary file was cut off");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return piece.array();
    }

    @Override
    public void close() {
        close(file);
    }

    private static FileChannel open() {
        try {
            Path path = Files.createTempFile("merkato-import", "");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw MALFORMED_REQUEST.because("The body ended before it was complete.");
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
