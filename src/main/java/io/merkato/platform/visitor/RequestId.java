package io.merkato.platform.visitor;

import jakarta.servlet.http.HttpServletRequest;

/** The id under which a request is found in the log; its answer carries it as {@code X-Request-Id}. */
public final class RequestId {

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id of a request: 1 to 64 letters, digits, dots, hyphens or underscores. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        throw new IllegalStateException("The request has no id yet.");
    }

    static void set(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
