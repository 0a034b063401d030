package io.merkato.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal: thrown anywhere, answered as {@code application/problem+json} (RFC 9457). It rolls transactions back. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_ERRORS = 100;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;
    private final transient @Nullable Duration retryAfter;
    private final transient Map<String, String> headers;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of(), null, Map.of());
    }

    private Problem(
            ProblemType type,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members,
            @Nullable Duration retryAfter,
            Map<String, String> headers) {
        // A refusal is an answer, not an accident: nobody reads its stack, and filling it is most of its price.
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.members = members;
        this.retryAfter = retryAfter;
        this.headers = headers;
    }

    /** The same refusal, pointing at what is wrong in the input, at the first hundred places. */
    public Problem at(List<FieldError> fieldErrors) {
        return new Problem(
                type, detail(), fieldErrors.stream().limit(MAX_ERRORS).toList(), members, retryAfter, headers);
    }

    /** The same refusal with one more member in its body, for what clients need to go on. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail(), errors, more, retryAfter, headers);
    }

    /** The same refusal with a {@code Retry-After} header, rounded up to whole seconds. */
    public Problem retryAfter(Duration delay) {
        return new Problem(type, detail(), errors, members, delay, headers);
    }

    /** The same refusal with one more header in its answer. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail(), errors, members, retryAfter, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Extension members of the body, beyond those of RFC 9457. */
    public Map<String, Object> members() {
        return members;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Headers of the answer beyond those that every refusal has. */
    public Map<String, String> headers() {
        return headers;
    }
}
