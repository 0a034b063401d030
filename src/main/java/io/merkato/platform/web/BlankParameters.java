package io.merkato.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private static final class Filled extends ChangedParameters {

        Filled(HttpServletRequest request) {
            super(request);
        }

        @Override
        Map<String, String[]> changed(Map<String, String[]> sent) {
            Map<String, String[]> filled = new LinkedHashMap<>();
            sent.forEach((name, values) -> {
                String[] kept =
                        Arrays.stream(values).filter(value -> !value.isBlank()).toArray(String[]::new);
                if (kept.length > 0) {
                    filled.put(name, kept);
                }
            });
            return filled;
        }
    }
}
