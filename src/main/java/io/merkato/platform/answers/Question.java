package io.merkato.platform.answers;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What a request asks, as far as a finished answer depends on it. */
final class Question {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final int LONGEST_KEY = 2000;
    private static final int DELETE = 0x7f;

    private final String key;
    private final boolean isHead;
    private @Nullable String requestId;
    private @Nullable String origin;
    private @Nullable String host;
    private @Nullable String knownTags;
    private @Nullable String acceptedEncodings;
    private List<String> forwardedFor = List.of();
    private @Nullable String accept;

    private Question(String key, boolean isHead) {
        this.key = key;
        this.isHead = isHead;
    }

    /** The question; null when there is anything about the request that only the filters and the handler can judge. */
    static @Nullable Question of(Request request) {
        String method = request.getMethod();
        boolean isHead = HttpMethod.HEAD.is(method);
        if (!isHead && !HttpMethod.GET.is(method)) {
            return null;
        }
        HttpURI uri = request.getHttpURI();
        String key = uri.getPathQuery();
        if (key == null || key.length() > LONGEST_KEY || !isPlainPath(uri.getPath())) {
            return null;
        }
        Question question = new Question(key, isHead);
        return question.read(request.getHeaders()) ? question : null;
    }

    /** A path that can be written in one way only. */
    private static boolean isPlainPath(@Nullable String path) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            boolean isSlash = letter == '/';
            if (letter == '%' || letter == ';' || letter == '\\' || letter >= DELETE || letter <= ' ') {
                return false;
            }
            if (isSlash && i + 1 < path.length() && (path.charAt(i + 1) == '/' || path.charAt(i + 1) == '.')) {
                return false;
            }
        }
        return true;
    }

    /** False when a header is there that makes another question of it. */
    private boolean read(HttpFields headers) {
        for (int i = 0; i < headers.size(); i++) {
            HttpField field = headers.getField(i);
            String value = field.getValue();
            if (value != null && !isPlain(value)) {
                return false;
            }
            HttpHeader name = field.getHeader();
            if (name == null) {
                if (requestId == null && REQUEST_ID.equalsIgnoreCase(field.getName())) {
                    requestId = value;
                }
            } else if (!read(name, value)) {
                return false;
            }
        }
        return accept == null || AcceptedTypes.includeJson(accept);
    }

    private boolean read(HttpHeader name, @Nullable String value) {
        boolean isOnce = true;
        switch (name) {
            case AUTHORIZATION,
                    TRANSFER_ENCODING,
                    TRAILER,
                    EXPECT,
                    UPGRADE,
                    RANGE,
                    IF_RANGE,
                    IF_MATCH,
                    IF_UNMODIFIED_SINCE -> {
                return false;
            }
            case CONTENT_LENGTH -> {
                return "0".equals(value);
            }
            case ORIGIN -> {
                isOnce = origin == null;
                origin = value;
            }
            case ACCEPT -> {
                isOnce = accept == null;
                accept = value;
            }
            case ACCEPT_ENCODING ->
                acceptedEncodings = acceptedEncodings == null ? value : acceptedEncodings + ", " + value;
            case HOST -> host = value;
            case IF_NONE_MATCH -> knownTags = knownTags == null ? value : knownTags;
            case X_FORWARDED_FOR -> addForwardedFor(value);
            default -> {
                // Nothing that a public answer depends on.
            }
        }
        return isOnce;
    }

    private void addForwardedFor(@Nullable String value) {
        if (forwardedFor.isEmpty()) {
            forwardedFor = new ArrayList<>(1);
        }
        forwardedFor.add(value == null ? "" : value);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ' || letter >= DELETE) {
                return false;
            }
        }
        return true;
    }

    /** Path and query as they were sent. */
    String key() {
        return key;
    }

    String path() {
        int query = key.indexOf('?');
        return query < 0 ? key : key.substring(0, query);
    }

    boolean isHead() {
        return isHead;
    }

    @Nullable String requestId() {
        return requestId;
    }

    @Nullable String origin() {
        return origin;
    }

    @Nullable String host() {
        return host;
    }

    List<String> forwardedFor() {
        return forwardedFor;
    }

    boolean takesGzip() {
        return acceptedEncodings != null && AcceptedTypes.preferGzip(acceptedEncodings);
    }

    boolean asksWhetherChanged() {
        return knownTags != null;
    }

    /** Whether who asks has what has this tag. */
    boolean knows(String tag) {
        String known = knownTags;
        if (known == null) {
            return false;
        }
        if (known.equals(tag) || known.trim().equals("*")) {
            return true;
        }
        for (String candidate : known.split(",", -1)) {
            String trimmed = candidate.trim();
            if ((trimmed.startsWith("W/") ? trimmed.substring(2) : trimmed).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
