package io.merkato.platform.web;

import static java.util.stream.Collectors.groupingBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Which handler a request is on its way to, for filters that act on what stands there: who may call it, and how it takes
 * its body.
 */
@Component
public class Routes {

    private static final String ATTRIBUTE = Routes.class.getName();

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile @Nullable Table table;

    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /**
     * The route of a request; none when no handler has its path. Where the path has handlers, though none for the method,
     * those count, so that nobody learns by another method what is behind a path that they may not call.
     */
    public Route of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Route known && known.isOf(request)) {
            return known;
        }
        Route route = of(request.getMethod(), request.getRequestURI(), request.getContextPath());
        request.setAttribute(ATTRIBUTE, route);
        return route;
    }

    /** The route that a GET of this path would take, as it stands in the request line and without the query. */
    public Route ofGet(String path) {
        return of(RequestMethod.GET.name(), path, "");
    }

    private Route of(String method, String uri, String contextPath) {
        return new Route(method, uri, handlers(method, uri, contextPath));
    }

    /**
     * The routes around a path that no handler has: all those under the longest beginning of it under which there are any.
     */
    public Route around(HttpServletRequest request) {
        String path = decoded(RequestPath.parse(request.getRequestURI(), request.getContextPath()));
        while (!path.isEmpty()) {
            String folder = path;
            List<Handler> inside = table().all().stream()
                    .filter(entry -> entry.isAtOrUnder(folder))
                    .map(Entry::handler)
                    .toList();
            if (!inside.isEmpty()) {
                return new Route(request.getMethod(), request.getRequestURI(), inside);
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return new Route(request.getMethod(), request.getRequestURI(), List.of());
    }

    /** The path as it is compared with those of handlers, without slashes at its end. */
    private static String decoded(RequestPath path) {
        StringBuilder text = new StringBuilder();
        for (PathContainer.Element element : path.elements()) {
            text.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private List<Handler> handlers(String method, String uri, String contextPath) {
        Table known = table();
        // Most requests name a path as it stands in the code, and then nothing has to be compared.
        List<Entry> literal = ofMethod(known.literal().getOrDefault(uri, List.of()), method);
        if (!literal.isEmpty()) {
            return literal.stream().map(Entry::handler).toList();
        }
        RequestPath path = RequestPath.parse(uri, contextPath);
        String text = decoded(path);
        List<Entry> ofPath = known.all().stream()
                .filter(entry ->
                        text.startsWith(entry.beginning()) && entry.pattern().matches(path.pathWithinApplication()))
                .toList();
        List<Entry> found = ofMethod(ofPath, method);
        return mostSpecific(found.isEmpty() ? ofPath : found);
    }

    private static List<Entry> ofMethod(List<Entry> entries, String method) {
        return entries.stream().filter(entry -> entry.takes(method)).toList();
    }

    private static List<Handler> mostSpecific(List<Entry> entries) {
        return entries.stream()
                .map(Entry::pattern)
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(best -> entries.stream()
                        .filter(entry -> entry.pattern().equals(best))
                        .map(Entry::handler)
                        .toList())
                .orElse(List.of());
    }

    private Table table() {
        Table known = table;
        if (known == null) {
            List<Entry> all = mapping.getObject().getHandlerMethods().entrySet().stream()
                    .flatMap(route -> entries(route.getKey(), route.getValue()))
                    .toList();
            known = new Table(
                    all,
                    all.stream()
                            .filter(entry -> !entry.pattern().hasPatternSyntax())
                            .collect(groupingBy(entry -> entry.pattern().getPatternString())));
            table = known;
        }
        return known;
    }

    private static Stream<Entry> entries(RequestMappingInfo info, HandlerMethod handler) {
        Handler known = new Handler(handler);
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPathPatternsCondition() == null
                ? Stream.of()
                : info.getPathPatternsCondition().getPatterns().stream()
                        .map(pattern -> new Entry(pattern, beginning(pattern), methods, known));
    }

    private static String beginning(PathPattern pattern) {
        return pattern.getPatternString().replaceAll("/*([{*].*)?$", "");
    }

    /** @param literal those whose path has no placeholder, by their path */
    private record Table(List<Entry> all, Map<String, List<Entry>> literal) {}

    /** @param beginning of all paths that fit, without which nothing need be compared */
    private record Entry(PathPattern pattern, String beginning, Set<RequestMethod> methods, Handler handler) {

        boolean isAtOrUnder(String folder) {
            String path = pattern.getPatternString();
            return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
        }

        boolean takes(String method) {
            RequestMethod asked = RequestMethod.resolve(method);
            return methods.isEmpty()
                    || methods.contains(asked)
                    || asked == RequestMethod.HEAD && methods.contains(RequestMethod.GET);
        }
    }
}
