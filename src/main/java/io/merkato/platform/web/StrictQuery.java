package io.merkato.platform.web;

import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.UNKNOWN_PARAMETER;

import io.merkato.platform.problem.FieldError;
import io.merkato.platform.text.StorableText;
import io.merkato.platform.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses query parameters that a route does not know, so that a misspelt filter is an error and not the whole list, and those
 * that come several times where one value is taken.
 * Known are the {@code @RequestParam}s of a handler, the components of its {@code @ModelAttribute} records, what its {@link
 * RequestArgument}s are made of, and what {@link OpenParameters} adds. Texts in the path are composed (NFC) here.
 */
@Component
class StrictQuery implements HandlerInterceptor {

    private final List<RequestArgument<?>> arguments;
    private final Map<HandlerMethod, Known> knownByHandler = new ConcurrentHashMap<>();

    StrictQuery(List<RequestArgument<?>> arguments) {
        this.arguments = arguments;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith("io.merkato")) {
            return true;
        }
        readPath(request);
        Map<String, String[]> parameters = parameters(request);
        if (parameters.isEmpty()) {
            return true;
        }
        Known known = knownByHandler.computeIfAbsent(method, one -> Known.of(one, arguments));
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            check(parameter.getKey(), parameter.getValue(), known);
        }
        return true;
    }

    private static void check(String name, String[] values, Known known) {
        if (!known.accepts(name)) {
            throw UNKNOWN_PARAMETER
                    .because("This route knows: "
                            + String.join(", ", known.names().stream().sorted().toList()) + ".")
                    .at(List.of(new FieldError("?" + name, "UNKNOWN_PARAMETER", "is not known here")));
        }
        if (values.length > 1 && !known.mayBeRepeated(name)) {
            throw MALFORMED_REQUEST
                    .because("The parameter " + name + " comes more than once.")
                    .at(List.of(new FieldError("?" + name, "REPEATED", "comes more than once")));
        }
        if (!StorableText.is(name) || !Arrays.stream(values).allMatch(StorableText::is)) {
            throw INVALID_TEXT
                    .because("A parameter holds NUL or half of a surrogate pair.")
                    .at(List.of(new FieldError("?" + name, "INVALID_TEXT", "holds characters that are not allowed")));
        }
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return BlankParameters.sent(request);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw MALFORMED_REQUEST.because("The query is not percent-encoded UTF-8.");
        }
    }

    private static void readPath(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            Map<String, String> composed = new HashMap<>();
            variables.forEach((name, value) -> {
                if (!StorableText.is(String.valueOf(value))) {
                    throw INVALID_TEXT.because("The path holds characters that are not allowed.");
                }
                composed.put(String.valueOf(name), Text.composed(String.valueOf(value)));
            });
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, composed);
        }
    }

    /** @param listed those that may be repeated, as may all that begin with one of the prefixes */
    private record Known(Set<String> names, Set<String> listed, List<String> prefixes) {

        static Known of(HandlerMethod method, List<RequestArgument<?>> arguments) {
            Set<String> names = new HashSet<>();
            Set<String> listed = new HashSet<>();
            for (MethodParameter parameter : method.getMethodParameters()) {
                RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
                if (single != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                    String name = single.name().isEmpty()
                            ? String.valueOf(parameter.getParameter().getName())
                            : single.name();
                    add(name, parameter.getParameterType(), names, listed);
                }
                if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                    for (RecordComponent component :
                            parameter.getParameterType().getRecordComponents()) {
                        add(component.getName(), component.getType(), names, listed);
                    }
                }
                arguments.stream()
                        .filter(argument -> argument.supportsParameter(parameter))
                        .forEach(argument -> {
                            names.addAll(argument.parameters());
                            listed.addAll(argument.listed());
                        });
            }
            OpenParameters open = method.getMethodAnnotation(OpenParameters.class);
            return new Known(names, listed, open == null ? List.of() : List.of(open.prefix()));
        }

        private static void add(String name, Class<?> type, Set<String> names, Set<String> listed) {
            names.add(name);
            if (type.isArray() || Collection.class.isAssignableFrom(type)) {
                listed.add(name);
            }
        }

        boolean accepts(String name) {
            return names.contains(name) || isOpen(name);
        }

        boolean mayBeRepeated(String name) {
            return listed.contains(name) || isOpen(name);
        }

        private boolean isOpen(String name) {
            return prefixes.stream().anyMatch(prefix -> OpenNames.rest(prefix, name) != null);
        }
    }
}
