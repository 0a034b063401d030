package io.merkato.platform.visitor;

import io.merkato.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, or keeps the one a proxy gave it, in the answer and in every line that is logged for it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIdFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 64;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idFor(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        RequestId.set(request, id);
        MDC.put("requestId", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("requestId");
        }
    }

    /** The id that was given, if it can do no harm in a log, or else a new one. */
    public static String idFor(@Nullable String given) {
        return given != null && isAccepted(given) ? given : Ids.next().toString();
    }

    /** A loop, since each request comes by here. */
    private static boolean isAccepted(String given) {
        for (int i = 0; i < given.length(); i++) {
            char letter = given.charAt(i);
            boolean isPlain = letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9'
                    || letter == '.'
                    || letter == '_'
                    || letter == '-';
            if (!isPlain) {
                return false;
            }
        }
        return !given.isEmpty() && given.length() <= LONGEST;
    }
}
