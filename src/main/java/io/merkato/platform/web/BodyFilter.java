package io.merkato.platform.web;

import static io.merkato.platform.problem.PlatformProblem.BODY_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;

import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads bodies into memory up to the limit, before anything parses them: whether a length is declared, chunked or a
 * lie, more than the limit is never held. Imports stream their body and have a limit of their own.
 */
@Component
@Order(0)
class BodyFilter extends OncePerRequestFilter {

    private final int maxBytes;
    private final ProblemAnswers problems;

    BodyFilter(Settings settings, ProblemAnswers problems) {
        this.maxBytes = settings.maxBodyBytes();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (request.getMethod().toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> request.getRequestURI().equals("/v1/admin/imports");
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(UNSUPPORTED_MEDIA_TYPE.because("Send the body without a content encoding."), request, response);
            return;
        }
        byte[] body = new byte[0];
        if (request.getContentLengthLong() <= maxBytes) {
            try {
                body = request.getInputStream().readNBytes(maxBytes + 1);
            } catch (IOException e) {
                refuse(MALFORMED_REQUEST.because("The body ended before it was complete."), request, response);
                return;
            }
        }
        if (request.getContentLengthLong() > maxBytes || body.length > maxBytes) {
            // The rest of the body stays unread, so the connection cannot be used again.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(BODY_TOO_LARGE.because("A body has at most " + maxBytes + " bytes."), request, response);
            return;
        }
        chain.doFilter(new BufferedBody(request, body), response);
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problem, request, response);
    }
}
