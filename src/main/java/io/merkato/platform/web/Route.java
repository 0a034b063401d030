package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Where a request is going: the handlers that may take it. They are several where only a media type tells them apart.
 *
 * @param handlers none when no handler has the path
 */
public record Route(String method, String uri, List<HandlerMethod> handlers) {

    /** What each of the handlers says of itself, or else its controller; one that says nothing adds nothing. */
    public <A extends Annotation> Stream<A> say(Class<A> annotation) {
        return handlers.stream().flatMap(handler -> said(handler, annotation));
    }

    /** Whether a handler says this of itself. */
    public boolean says(Class<? extends Annotation> annotation) {
        return say(annotation).findAny().isPresent();
    }

    boolean isOf(HttpServletRequest request) {
        return method.equals(request.getMethod()) && uri.equals(request.getRequestURI());
    }

    private static <A extends Annotation> Stream<A> said(HandlerMethod handler, Class<A> annotation) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), annotation);
        return Stream.ofNullable(
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), annotation));
    }
}
