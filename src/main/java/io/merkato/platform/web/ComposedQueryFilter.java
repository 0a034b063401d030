package io.merkato.platform.web;

import io.merkato.platform.text.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Composes the names and values of query parameters (NFC), as {@link StrictJson} does with the texts of bodies. */
@Component
@Order(0)
class ComposedQueryFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getQueryString() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Composed(request), response);
    }

    /** Reads the parameters when they are asked for: a query that cannot be read fails there. */
    private static final class Composed extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> parameters;

        Composed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (parameters == null) {
                Map<String, String[]> composed = new LinkedHashMap<>();
                super.getParameterMap()
                        .forEach((name, values) ->
                                composed.merge(Text.composed(name), composed(values), Composed::joined));
                parameters = Collections.unmodifiableMap(composed);
            }
            return parameters;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        private static String[] composed(String[] values) {
            return Stream.of(values).map(Text::composed).toArray(String[]::new);
        }

        private static String[] joined(String[] some, String[] more) {
            return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
        }
    }
}
