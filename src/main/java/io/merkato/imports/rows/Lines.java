package io.merkato.imports.rows;

import static io.merkato.imports.rows.ImportProblem.FILE_NOT_UTF8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a text that are not blank, each held only up to a limit. */
public final class Lines {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int maxLineBytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private byte[] line = new byte[8 * 1024];
    private int length;
    private long lineBytes;
    private boolean blank;
    private long number;

    public Lines(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /** Moves to the next line that is not blank; false at the end. */
    public boolean next() throws IOException {
        while (readLine()) {
            number++;
            if (number == 1) {
                dropMark();
            }
            if (!blank) {
                return true;
            }
        }
        return false;
    }

    /** The number of the line in the file, from 1; blank lines count. */
    public long number() {
        return number;
    }

    public boolean isTooLong() {
        return lineBytes > maxLineBytes;
    }

    public int sizeBytes() {
        return length;
    }

    public String text() throws CharacterCodingException {
        return decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
    }

    private boolean readLine() throws IOException {
        length = 0;
        lineBytes = 0;
        blank = true;
        if (position == end && !fill()) {
            return false;
        }
        do {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                blank &= buffer[position] == ' ' || buffer[position] == '\t' || buffer[position] == '\r';
                position++;
            }
            append(from, position - from);
            if (position < end) {
                position++;
                return true;
            }
        } while (fill());
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void append(int from, int count) {
        lineBytes += count;
        int kept = Math.min(count, maxLineBytes - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(maxLineBytes, Math.max(2 * line.length, length + kept)));
        }
        System.arraycopy(buffer, from, line, length, kept);
        length += kept;
    }

    private void dropMark() {
        if (length >= 2
                && (((line[0] & 0xff) == 0xfe && (line[1] & 0xff) == 0xff)
                        || ((line[0] & 0xff) == 0xff && (line[1] & 0xff) == 0xfe))) {
            throw FILE_NOT_UTF8.because("The file is in UTF-16. Save it as UTF-8.");
        }
        int mark = UTF_8_MARK.length;
        if (length >= mark && Arrays.equals(line, 0, mark, UTF_8_MARK, 0, mark)) {
            System.arraycopy(line, mark, line, 0, length - mark);
            length -= mark;
            lineBytes -= mark;
            blank = length == 0;
        }
    }
}
