package io.merkato.search.text;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers in the order in which they were added, in pieces. Searches find a few products or hundreds of thousands; one array for
 * these is copied as it grows, and is what a collector of garbage has the most trouble with.
 */
public final class IntList {

    private static final int PIECE_BITS = 15;
    private static final int PIECE = 1 << PIECE_BITS;
    private static final int FIRST_PIECE = 256;

    private int[][] pieces = new int[4][];
    private int[] last = new int[FIRST_PIECE];
    private int count;

    public IntList() {
        pieces[0] = last;
    }

    public void add(int number) {
        int at = count & (PIECE - 1);
        if (at == last.length) {
            last = Arrays.copyOf(last, at * 2);
            pieces[count >> PIECE_BITS] = last;
        } else if (at == 0 && count > 0) {
            begin(count >> PIECE_BITS);
        }
        last[at] = number;
        count++;
    }

    private void begin(int piece) {
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, piece * 2);
        }
        last = new int[PIECE];
        pieces[piece] = last;
    }

    public int get(int index) {
        return pieces[index >> PIECE_BITS][index & (PIECE - 1)];
    }

    public int count() {
        return count;
    }

    /** Puts a number in the place of another one. */
    void set(int index, int number) {
        pieces[index >> PIECE_BITS][index & (PIECE - 1)] = number;
    }

    /** Leaves the first so many, of those there are. */
    void cut(int first) {
        last = pieces[Math.max(0, first - 1) >> PIECE_BITS];
        count = first;
    }

    public void forEach(IntConsumer action) {
        for (int piece = 0; piece << PIECE_BITS < count; piece++) {
            int[] numbers = pieces[piece];
            int end = Math.min(PIECE, count - (piece << PIECE_BITS));
            for (int i = 0; i < end; i++) {
                action.accept(numbers[i]);
            }
        }
    }
}
