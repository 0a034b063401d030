package io.merkato.search.columns;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of products and nothing else reads, outside of the heap: a million of them would keep a collector busy. One
 * thread writes, any may read.
 */
public final class Cards {

    private static final int CHUNK_BITS = 22;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int FIRST_SIZE = 1 << 12;
    private static final long NOWHERE = -1;
    private static final VarHandle WHERE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final char SEPARATOR = '\u0000';

    private volatile long[] where = nowhere(FIRST_SIZE);
    private volatile @Nullable MemorySegment[] chunks = {};

    /** Of each chunk, how many bytes are the card of a product now. */
    private int[] live = {};

    private int used = CHUNK_BYTES;

    private static long[] nowhere(int size) {
        long[] where = new long[size];
        Arrays.fill(where, NOWHERE);
        return where;
    }

    /** Takes the card of the product at a place, which may have had another one, or none. */
    void put(int place, Card card) {
        if (place >= where.length) {
            long[] larger = nowhere(Math.max(place + 1, where.length * 2));
            System.arraycopy(where, 0, larger, 0, where.length);
            where = larger;
        }
        long before = where[place];
        byte[] bytes = card.text().getBytes(StandardCharsets.UTF_8);
        if (before == NOWHERE) {
            write(place, bytes);
        } else if (!Arrays.equals(bytes, bytes(held(before), before))) {
            int last = chunks.length - 1;
            write(place, bytes);
            forget(before);
            leaveWhereWorn(last);
        }
    }

    /** The card of the product at a place, which is on sale or was. */
    public Card of(int place) {
        while (true) {
            long at = (long) WHERE.getAcquire(where, place);
            if (at == NOWHERE) {
                throw new IllegalStateException("There never was a product at place " + place);
            }
            MemorySegment chunk = chunks[(int) (at >>> CHUNK_BITS)];
            // Otherwise the card has moved in between.
            if (chunk != null) {
                return Card.of(new String(bytes(chunk, at), StandardCharsets.UTF_8));
            }
        }
    }

    private MemorySegment held(long at) {
        return Objects.requireNonNull(chunks[(int) (at >>> CHUNK_BITS)]);
    }

    private static byte[] bytes(MemorySegment chunk, long at) {
        long offset = at & (CHUNK_BYTES - 1);
        byte[] bytes = new byte[chunk.get(ValueLayout.JAVA_INT_UNALIGNED, offset)];
        MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, offset + Integer.BYTES, bytes, 0, bytes.length);
        return bytes;
    }

    private void write(int place, byte[] bytes) {
        int needed = Integer.BYTES + bytes.length;
        if (used + needed > CHUNK_BYTES) {
            begin(Math.max(CHUNK_BYTES, needed));
        }
        int last = chunks.length - 1;
        MemorySegment chunk = Objects.requireNonNull(chunks[last]);
        chunk.set(ValueLayout.JAVA_INT_UNALIGNED, used, bytes.length);
        MemorySegment.copy(bytes, 0, chunk, ValueLayout.JAVA_BYTE, used + Integer.BYTES, bytes.length);
        // Who sees where a card is sees all of it.
        WHERE.setRelease(where, place, ((long) last << CHUNK_BITS) | used);
        used += needed;
        live[last] += needed;
    }

    private void begin(int size) {
        @Nullable MemorySegment[] more = Arrays.copyOf(chunks, chunks.length + 1);
        more[chunks.length] = Arena.ofAuto().allocate(size);
        live = Arrays.copyOf(live, more.length);
        chunks = more;
        used = 0;
    }

    private void forget(long at) {
        int number = (int) (at >>> CHUNK_BITS);
        live[number] -= size(held(at), at);
        leaveWhereWorn(number);
    }

    private static int size(MemorySegment chunk, long at) {
        return Integer.BYTES + chunk.get(ValueLayout.JAVA_INT_UNALIGNED, at & (CHUNK_BYTES - 1));
    }

    private void leaveWhereWorn(int number) {
        if (number == chunks.length - 1 || live[number] >= CHUNK_BYTES / 2) {
            return;
        }
        MemorySegment chunk = chunks[number];
        if (chunk != null) {
            leave(number, chunk);
        }
    }

    /** Moves what is up to date out of a chunk that mostly is not, and gives it up. Who is just reading it keeps it until then. */
    private void leave(int number, MemorySegment chunk) {
        for (int place = 0; place < where.length; place++) {
            long at = where[place];
            if (at != NOWHERE && at >>> CHUNK_BITS == number) {
                write(place, bytes(chunk, at));
                live[number] -= size(chunk, at);
            }
        }
        @Nullable MemorySegment[] fewer = chunks.clone();
        fewer[number] = null;
        chunks = fewer;
    }

    /** How much memory all cards take, those of before among them. */
    long heldBytes() {
        return Arrays.stream(chunks)
                .mapToLong(chunk -> chunk == null ? 0 : chunk.byteSize())
                .sum();
    }

    /** No text of a product holds NUL. */
    public record Card(
            String title,
            String slug,
            @Nullable String brand,
            @Nullable String image) {

        private String text() {
            return title + SEPARATOR + slug + SEPARATOR + optional(brand) + SEPARATOR + optional(image);
        }

        private static Card of(String text) {
            int slug = text.indexOf(SEPARATOR) + 1;
            int brand = text.indexOf(SEPARATOR, slug) + 1;
            int image = text.indexOf(SEPARATOR, brand) + 1;
            return new Card(
                    text.substring(0, slug - 1),
                    text.substring(slug, brand - 1),
                    given(text.substring(brand, image - 1)),
                    given(text.substring(image)));
        }

        /** An empty text is not the same as none. */
        private static String optional(@Nullable String text) {
            return text == null ? "" : "=" + text;
        }

        private static @Nullable String given(String optional) {
            return optional.isEmpty() ? null : optional.substring(1);
        }
    }
}
