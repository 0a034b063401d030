package io.merkato.platform.paging;

import static io.merkato.platform.problem.PlatformProblem.INVALID_CURSOR;

import io.merkato.platform.crypto.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: the sort keys of the last row that was seen. It names the query it belongs to, so that it
 * cannot be taken to another one.
 *
 * @param query a description of filters and order that is equal for equal queries
 * @param keys the sort keys of the row, the unique one last
 */
public record Cursor(String query, List<String> keys) {

    private static final String SEPARATOR = "\u001f";
    private static final String ESCAPE = "\u001e";

    public static Cursor at(String query, Object... keys) {
        return new Cursor(query, Stream.of(keys).map(String::valueOf).toList());
    }

    /**
     * Reads a cursor that a client sent back.
     *
     * @return null when the client sent none
     * @throws io.merkato.platform.problem.Problem INVALID_CURSOR when it is damaged or of another query
     */
    public static @Nullable Cursor decode(@Nullable String encoded, String query, int keyCount) {
        if (encoded == null) {
            return null;
        }
        List<String> parts;
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            parts = Stream.of(text.split(SEPARATOR, -1)).map(Cursor::unescaped).toList();
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (parts.size() != keyCount + 1 || !parts.getFirst().equals(fingerprint(query))) {
            throw invalid();
        }
        return new Cursor(query, parts.subList(1, parts.size()));
    }

    public String encoded() {
        List<String> parts = new ArrayList<>();
        parts.add(fingerprint(query));
        parts.addAll(keys.stream().map(Cursor::escaped).toList());
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String text(int index) {
        String key = keys.get(index);
        if (key.indexOf('\0') >= 0) {
            throw invalid();
        }
        return key;
    }

    public long number(int index) {
        try {
            return Long.parseLong(keys.get(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    public BigDecimal decimal(int index) {
        try {
            return new BigDecimal(keys.get(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(keys.get(index));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** Titles are keys too, and may hold any character. */
    private static String escaped(String key) {
        return key.replace(ESCAPE, ESCAPE + "e").replace(SEPARATOR, ESCAPE + "s");
    }

    private static String unescaped(String part) {
        return part.replace(ESCAPE + "s", SEPARATOR).replace(ESCAPE + "e", ESCAPE);
    }

    private static RuntimeException invalid() {
        return INVALID_CURSOR.because("Start again without a cursor, or repeat the query it came from.");
    }

    private static String fingerprint(String query) {
        byte[] hash = Sha256.of(query);
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
