package io.merkato.platform.web;

import io.merkato.platform.json.StrictJson;
import io.merkato.platform.text.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
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

    private static final class Composed extends ChangedParameters {

        Composed(HttpServletRequest request) {
            super(request);
        }

        @Override
        Map<String, String[]> changed(Map<String, String[]> sent) {
            Map<String, String[]> composed = new LinkedHashMap<>();
            sent.forEach((name, values) -> composed.merge(Text.composed(name), composed(values), Composed::joined));
            return composed;
        }

        private static String[] composed(String[] values) {
            return Stream.of(values).map(Text::composed).toArray(String[]::new);
        }

        private static String[] joined(String[] some, String[] more) {
            return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
        }
    }
}
