package io.merkato.platform.body;

import static io.merkato.platform.problem.PlatformProblem.BODY_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static io.merkato.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;

import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.web.Routes;
import io.merkato.platform.web.WebSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads bodies into memory up to the limit, before anything parses them: whether a length is declared, chunked or a
 * lie, more than the limit is never held, and all of them together hold no more than the heap can
 * bear. A {@link RawBody} is left to its handler.
 */
@Component
@Order(0)
class BodyFilter extends OncePerRequestFilter {

    /** Bodies up to this size are let in as they come. */
    private static final int SMALL_BYTES = 16_384;
    /** What all larger bodies together may take of the heap while they are being sent and worked on. */
    private static final int LARGE_BODIES_BYTES = 32 << 20;

    private static final Duration LONGEST_SENDING = Duration.ofSeconds(20);

    private final Semaphore largeBodies = new Semaphore(LARGE_BODIES_BYTES);
    private final int maxBytes;
    private final Routes routes;
    private final ProblemAnswers problems;

    BodyFilter(WebSettings settings, Routes routes, ProblemAnswers problems) {
        this.routes = routes;
        this.maxBytes = settings.maxBodyBytes();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (request.getMethod().toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> routes.of(request).says(RawBody.class);
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem refusal = refusalOfType(request);
        if (refusal != null) {
            refuse(refusal, request, response);
            return;
        }
        long declared = request.getContentLengthLong();
        if (declared > maxBytes) {
            tooLarge(request, response);
            return;
        }
        int room = declared < 0 ? maxBytes : (int) declared;
        if (room > SMALL_BYTES && !largeBodies.tryAcquire(room)) {
            refuse(
                    OVERLOADED
                            .because("Too many large bodies are being sent right now.")
                            .retryAfter(Duration.ofSeconds(2)),
                    request,
                    response);
            return;
        }
        if (!passOn(request, response, chain, room)) {
            tooLarge(request, response);
        }
    }

    /** False when the body is too large; nothing of it is held any more then. */
    private boolean passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain, int room)
            throws ServletException, IOException {
        try {
            byte[] body = read(request);
            if (body.length > maxBytes) {
                return false;
            }
            chain.doFilter(new BufferedBody(request, body), response);
        } catch (BodyUnreadable e) {
            // Nothing of the rest is worth waiting for.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(MALFORMED_REQUEST.because(String.valueOf(e.getMessage())), request, response);
        } finally {
            if (room > SMALL_BYTES) {
                largeBodies.release(room);
            }
        }
        return true;
    }

    private static @Nullable Problem refusalOfType(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return UNSUPPORTED_MEDIA_TYPE.because("Send the body without a content encoding.");
        }
        String type = request.getContentType();
        return type != null && type.contains("*") ? UNSUPPORTED_MEDIA_TYPE.because("A body has one media type.") : null;
    }

    /** Reads the body to its end, to one byte beyond the limit, or until it has taken too long. */
    private byte[] read(HttpServletRequest request) throws BodyUnreadable {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        long deadline = System.nanoTime() + LONGEST_SENDING.toNanos();
        try {
            InputStream in = request.getInputStream();
            int read = in.read(piece);
            while (read >= 0) {
                body.write(piece, 0, read);
                if (System.nanoTime() > deadline) {
                    throw new BodyUnreadable("The body was sent too slowly.");
                }
                // What is over the limit already need not come to its end.
                read = body.size() > maxBytes ? -1 : in.read(piece);
            }
        } catch (IOException e) {
            throw new BodyUnreadable("The body ended before it was complete.");
        }
        return body.toByteArray();
    }

    private void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(BODY_TOO_LARGE.because("A body has at most " + maxBytes + " bytes."), request, response);
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problem, request, response);
    }

    private static final class BodyUnreadable extends Exception {

        private static final long serialVersionUID = 1L;

        BodyUnreadable(String message) {
            super(message, null, false, false);
        }
    }
}
