package io.merkato.imports;

import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses with FILE_TOO_LARGE to give more than so many bytes: a small gzip file can hold endlessly many. */
final class LimitedStream extends FilterInputStream {

    private final long maxBytes;
    private final Runnable heartbeat;
    private long givenBytes;

    /** @param heartbeat runs whenever something was read, so that a long file is seen to go on */
    LimitedStream(InputStream in, long maxBytes, Runnable heartbeat) {
        super(in);
        this.maxBytes = maxBytes;
        this.heartbeat = heartbeat;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        heartbeat.run();
        givenBytes += bytes;
        if (givenBytes > maxBytes) {
            throw FILE_TOO_LARGE.because("Uncompressed, a file has at most " + maxBytes + " bytes.");
        }
    }
}
