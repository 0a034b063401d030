package io.merkato.platform.web;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** A method that answers requests, with what it or else its controller says of itself, which is looked up once. */
public final class Handler {

    private final HandlerMethod method;
    private final Map<Class<? extends Annotation>, Optional<Annotation>> said = new ConcurrentHashMap<>();

    Handler(HandlerMethod method) {
        this.method = method;
    }

    /** What it says of itself by this annotation; empty when it says nothing. */
    public <A extends Annotation> Optional<A> says(Class<A> annotation) {
        return said.computeIfAbsent(annotation, this::find).map(annotation::cast);
    }

    /** Whether this is that method. */
    public boolean is(HandlerMethod other) {
        return method.getMethod().equals(other.getMethod());
    }

    public Class<?> controller() {
        return method.getBeanType();
    }

    private Optional<Annotation> find(Class<? extends Annotation> annotation) {
        Annotation own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), annotation);
        return Optional.ofNullable(
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), annotation));
    }
}
