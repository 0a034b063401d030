package io.merkato.platform.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A finished answer: its bytes, plain and packed, and the headers that are the same for everybody. */
final class Answer {

    /** What is smaller is not worth packing. */
    static final int SMALLEST_PACKED = 1024;

    /** Of one answer, without what it has in common with others. */
    private static final int OVERHEAD_BYTES = 900;
    /** Headers and their values that many answers have; beyond so many they are not looked for. */
    private static final int MOST_COMMON = 500;

    private static final Map<String, HttpField> COMMON = new ConcurrentHashMap<>();
    private static final long WITHOUT_TOPICS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
    private static final HttpField VARY_ENCODING = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

    /** What differs from request to request, and what is said by the connection. */
    private static final Set<String> OF_THE_REQUEST = Set.of(
            "date",
            "server",
            "connection",
            "keep-alive",
            "content-type",
            "content-length",
            "etag",
            "x-request-id",
            "ratelimit",
            "ratelimit-policy",
            "access-control-allow-origin",
            "access-control-expose-headers");

    private static final Set<String> NEVER_KEPT =
            Set.of("set-cookie", "content-encoding", "content-range", "transfer-encoding", "trailer", "last-modified");

    private final HttpField[] headers;
    private final HttpField contentType;
    private final Body plain;
    private volatile @Nullable Body packed;
    private final int[] places;
    private final Runnable[] whenGiven;
    private final long readAt;
    private final long madeAtNanos;
    private final long maxAgeNanos;

    private Answer(HttpFields from, byte[] bytes, Shown shown, long readAt) {
        List<HttpField> kept = new ArrayList<>();
        for (HttpField field : from) {
            if (!OF_THE_REQUEST.contains(field.getLowerCaseName())) {
                kept.add(common(field.getHeader(), field.getName(), field.getValue()));
            }
        }
        if (bytes.length >= SMALLEST_PACKED) {
            kept.add(VARY_ENCODING);
        }
        this.headers = kept.toArray(HttpField[]::new);
        this.contentType = common(HttpHeader.CONTENT_TYPE, "Content-Type", from.get(HttpHeader.CONTENT_TYPE));
        this.plain = new Body(bytes, String.valueOf(from.get(HttpHeader.ETAG)));
        this.places = shown.places();
        this.whenGiven = shown.whenGiven();
        this.readAt = readAt;
        this.madeAtNanos = System.nanoTime();
        this.maxAgeNanos = TimeUnit.SECONDS.toNanos(maxAgeSeconds(from));
    }

    /** Whether an answer of these headers may be given to others: it is whole, tagged, for everybody, and for a while. */
    static boolean isForAll(int status, HttpFields headers) {
        if (status != HttpStatus.OK_200
                || maxAgeSeconds(headers) == 0
                || headers.get(HttpHeader.ETAG) == null
                || headers.get(HttpHeader.CONTENT_TYPE) == null
                || headers.getLongField(HttpHeader.CONTENT_LENGTH) < 0) {
            return false;
        }
        for (HttpField field : headers) {
            String name = field.getLowerCaseName();
            boolean isOfOthers = name.equals("vary")
                    && !field.getValue().equalsIgnoreCase("Origin")
                    && !field.getValue().toLowerCase(Locale.ROOT).startsWith("access-control-request-");
            if (NEVER_KEPT.contains(name) || isOfOthers) {
                return false;
            }
        }
        return true;
    }

    private static long maxAgeSeconds(HttpFields headers) {
        String control = headers.get(HttpHeader.CACHE_CONTROL);
        if (control == null || !control.contains("public")) {
            return 0;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        return maxAge.find() ? Long.parseLong(maxAge.group(1)) : 0;
    }

    /**
     * Keeps an answer.
     *
     * @param readAt by the clock of topics, before anything was read for it
     */
    static Answer of(HttpFields headers, byte[] bytes, Shown shown, long readAt) {
        return new Answer(headers, bytes, shown, readAt);
    }

    /** Answers say the same of themselves, and say it in the same memory. */
    private static HttpField common(@Nullable HttpHeader header, String name, @Nullable String value) {
        String line = name + ": " + value;
        HttpField known = COMMON.get(line);
        if (known == null) {
            known = encoded(header, name, value);
            if (COMMON.size() < MOST_COMMON) {
                COMMON.put(line, known);
            }
        }
        return known;
    }

    private static HttpField encoded(@Nullable HttpHeader header, String name, @Nullable String value) {
        return new PreEncodedHttpField(header, name, value);
    }

    /** Whether it still says what is true. */
    boolean isTrue(Topics topics) {
        long age = System.nanoTime() - madeAtNanos;
        return age < maxAgeNanos
                && (age < WITHOUT_TOPICS_NANOS || places.length > 0 && topics.areHeard())
                && topics.areAsOf(readAt, places);
    }

    /** Memory that it takes, or will. */
    int weight() {
        int body = plain.bytes.length;
        return OVERHEAD_BYTES + (body < SMALLEST_PACKED ? body : body + body / 3);
    }

    boolean mustBePackedFirst(Question question) {
        return packed == null && plain.bytes.length >= SMALLEST_PACKED && question.takesGzip();
    }

    /** Packs it, once. It takes longer than anybody may be held up who does not want it packed. */
    synchronized void pack() {
        if (packed == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.bytes.length / 2);
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain.bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packed = new Body(bytes.toByteArray(), plain.tag.substring(0, plain.tag.length() - 1) + "-gzip\"");
        }
    }

    /** Gives it, with all of its headers. Tells how many bytes that were. */
    int give(Question question, Response response, Callback callback) {
        HttpFields.Mutable fields = response.getHeaders();
        for (HttpField field : headers) {
            fields.add(field);
        }
        fields.add(contentType);
        return giveBody(question, response, callback);
    }

    /** Gives it to who had it made, in an answer that has the headers already. */
    void giveFirst(Question question, Response response, Callback callback) {
        if (plain.bytes.length >= SMALLEST_PACKED) {
            response.getHeaders().add(VARY_ENCODING);
        }
        response.getHeaders().remove(HttpHeader.ETAG).remove(HttpHeader.CONTENT_LENGTH);
        giveBody(question, response, callback);
    }

    /** To whom has it already, only that it is still so. */
    private int giveBody(Question question, Response response, Callback callback) {
        for (Runnable work : whenGiven) {
            work.run();
        }
        HttpFields.Mutable fields = response.getHeaders();
        Body gzip = packed;
        Body wanted = gzip != null && question.takesGzip() ? gzip : plain;
        if (question.asksWhetherChanged()) {
            Body known = known(question, wanted, plain, gzip);
            if (known != null) {
                fields.add(known.tagField);
                fields.remove(HttpHeader.CONTENT_TYPE);
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                // A last write that is the first one would say that the answer has 0 bytes.
                response.write(
                        false,
                        null,
                        Callback.from(
                                Invocable.InvocationType.NON_BLOCKING,
                                () -> response.write(true, null, callback),
                                callback::failed));
                return 0;
            }
        }
        if (wanted == gzip) {
            fields.add(GZIP);
        }
        fields.add(wanted.tagField);
        fields.add(wanted.length);
        response.setStatus(HttpStatus.OK_200);
        response.write(true, question.isHead() ? null : wanted.buffer.slice(), callback);
        return question.isHead() ? 0 : wanted.bytes.length;
    }

    private static @Nullable Body known(Question question, @Nullable Body... bodies) {
        for (Body body : bodies) {
            if (body != null && question.knows(body.tag)) {
                return body;
            }
        }
        return null;
    }

    /** Bytes with what is said of them alone. */
    private static final class Body {

        private final byte[] bytes;
        private final ByteBuffer buffer;
        private final String tag;
        private final HttpField tagField;
        private final HttpField length;

        Body(byte[] bytes, String tag) {
            this.bytes = bytes;
            this.buffer = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            this.tag = tag;
            this.tagField = encoded(HttpHeader.ETAG, "ETag", tag);
            this.length = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, bytes.length);
        }
    }
}
