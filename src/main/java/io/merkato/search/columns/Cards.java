package io.merkato.search.columns;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of products and nothing else reads, outside of the heap: a million of them would keep a collector busy. One
 * thread writes, any may read. What is overwritten is room lost until the shop starts again.
 */
public final class Cards {

    private static final int CHUNK_BYTES = 1 << 22;
    private static final int OFFSET_BITS = 22;
    private static final char SEPARATOR = '\u0000';

    private volatile List<MemorySegment> chunks = List.of();
    private int used = CHUNK_BYTES;

    /** Keeps a card and tells where. */
    long add(Card card) {
        byte[] bytes = card.text().getBytes(StandardCharsets.UTF_8);
        int needed = Integer.BYTES + bytes.length;
        if (used + needed > CHUNK_BYTES) {
            List<MemorySegment> more = new ArrayList<>(chunks);
            more.add(Arena.ofAuto().allocate(Math.max(CHUNK_BYTES, needed)));
            chunks = List.copyOf(more);
            used = 0;
        }
        MemorySegment chunk = chunks.getLast();
        chunk.set(ValueLayout.JAVA_INT_UNALIGNED, used, bytes.length);
        MemorySegment.copy(bytes, 0, chunk, ValueLayout.JAVA_BYTE, used + Integer.BYTES, bytes.length);
        long place = ((long) (chunks.size() - 1) << OFFSET_BITS) | used;
        used += needed;
        return place;
    }

    public Card get(long place) {
        MemorySegment chunk = chunks.get((int) (place >>> OFFSET_BITS));
        int at = (int) (place & (CHUNK_BYTES - 1));
        byte[] bytes = new byte[chunk.get(ValueLayout.JAVA_INT_UNALIGNED, at)];
        MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, at + Integer.BYTES, bytes, 0, bytes.length);
        return Card.of(new String(bytes, StandardCharsets.UTF_8));
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
