package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes what controllers of all modules may take as an argument, out of the request. As a bean it is at their service. */
public abstract class RequestArgument<T> implements HandlerMethodArgumentResolver {

    private final Class<T> type;

    protected RequestArgument(Class<T> type) {
        this.type = type;
    }

    /** The argument for a request. */
    protected abstract T of(HttpServletRequest request);

    /** The query parameters that the argument is made of: a route that takes it knows them. */
    protected Set<String> parameters() {
        return Set.of();
    }

    /** Those of them that may come several times. */
    protected Set<String> listed() {
        return Set.of();
    }

    @Override
    public final boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public final T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }
}
