package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a request is going: the handlers that may take it. They are several where only a media type tells them apart.
 *
 * @param handlers none when no handler has the path
 */
public record Route(String method, String uri, List<Handler> handlers) {

    /** What each of the handlers says of itself; one that says nothing adds nothing. */
    public <A extends Annotation> Stream<A> say(Class<A> annotation) {
        return handlers.stream().map(handler -> handler.says(annotation)).flatMap(Optional::stream);
    }

    /** Whether a handler says this of itself. */
    public boolean says(Class<? extends Annotation> annotation) {
        for (Handler handler : handlers) {
            if (handler.says(annotation).isPresent()) {
                return true;
            }
        }
        return false;
    }

    boolean isOf(HttpServletRequest request) {
        return method.equals(request.getMethod()) && uri.equals(request.getRequestURI());
    }
}
