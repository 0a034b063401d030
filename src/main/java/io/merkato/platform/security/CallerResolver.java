package io.merkato.platform.security;

import io.merkato.platform.visitor.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Caller} or the {@link Visitor} they ask for. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> TYPES = Set.of(Caller.class, Visitor.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        Class<?> type = parameter.getParameterType();
        return type == Visitor.class ? Visitor.of(request) : Caller.of(request);
    }
}
