package io.merkato.imports;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads a file that is stored in pieces, one piece at a time. */
final class PieceStream extends InputStream {

    private final IntFunction<byte @Nullable []> pieces;
    private byte[] piece = new byte[0];
    private int position;
    private int number;
    private boolean atEnd;

    /** @param pieces gives the piece of a number from 0, null behind the last one */
    PieceStream(IntFunction<byte @Nullable []> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return hasMore() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    /** GZIP data may consist of several parts: whether another one follows is asked here. */
    @Override
    public int available() {
        return hasMore() ? piece.length - position : 0;
    }

    private boolean hasMore() {
        while (position == piece.length && !atEnd) {
            byte[] next = pieces.apply(number++);
            atEnd = next == null;
            piece = next == null ? new byte[0] : next;
            position = 0;
        }
        return !atEnd;
    }
}
