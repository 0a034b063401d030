package io.merkato.platform.body;

import static io.merkato.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;

import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.web.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps everybody from reading an uploaded file as a form. Tools such as curl say that a body is one unless they are
 * told otherwise, and whoever asks for a query parameter first would then swallow it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RawBodyFilter extends OncePerRequestFilter {

    private final Routes routes;
    private final ProblemAnswers problems;

    RawBodyFilter(Routes routes, ProblemAnswers problems) {
        this.routes = routes;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !routes.of(request).says(RawBody.class);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            problems.write(
                    UNSUPPORTED_MEDIA_TYPE.because("Send the file itself as the body, not a form."), request, response);
            return;
        }
        chain.doFilter(new QueryOnlyRequest(request), response);
    }
}
