package io.merkato.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes query parameters without a value for absent, on every route: so search forms send what nobody filled in. */
@Component
@Order(1)
class BlankParameters extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getQueryString() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Filled(request), response);
    }

    /** The parameters as they were sent, those without a value among them. */
    static Map<String, String[]> sent(HttpServletRequest request) {
        ServletRequest current = request;
        while (current instanceof ServletRequestWrapper wrapper) {
            current = wrapper.getRequest();
            if (wrapper instanceof Filled) {
                break;
            }
        }
        return current.getParameterMap();
    }

    private static final class Filled extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> filled;

        Filled(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> known = filled;
            if (known == null) {
                known = filled(super.getParameterMap());
                filled = known;
            }
            return known;
        }

        private static Map<String, String[]> filled(Map<String, String[]> sent) {
            Map<String, String[]> filled = new LinkedHashMap<>();
            sent.forEach((name, values) -> {
                String[] kept =
                        Arrays.stream(values).filter(value -> !value.isBlank()).toArray(String[]::new);
                if (kept.length > 0) {
                    filled.put(name, kept);
                }
            });
            return Collections.unmodifiableMap(filled);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
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
    }
}
