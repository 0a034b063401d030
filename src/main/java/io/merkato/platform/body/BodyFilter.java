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

    /** Larger ones take so much at a time. */
    private static final int STEP_BYTES = 65_536;

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
            refuse(tooLarge(), request, response);
            return;
        }
        Room room = new Room();
        Problem refusedBody;
        try {
            refusedBody = passOn(request, response, chain, room);
        } finally {
            room.giveBack();
        }
        if (refusedBody != null) {
            refuse(refusedBody, request, response);
        }
    }

    /** Null when the request went on; else nothing of its body is held any more. */
    private @Nullable Problem passOn(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Room room)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = read(request, room);
        } catch (BodyRefused e) {
            if (e.refusal.type() == MALFORMED_REQUEST) {
                // Nothing of the rest is worth waiting for.
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            return e.refusal;
        }
        chain.doFilter(new BufferedBody(request, body), response);
        return null;
    }

    private static @Nullable Problem refusalOfType(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return UNSUPPORTED_MEDIA_TYPE.because("Send the body without a content encoding.");
        }
        String type = request.getContentType();
        return type != null && type.contains("*") ? UNSUPPORTED_MEDIA_TYPE.because("A body has one media type.") : null;
    }

    /** Reads the body to its end, unless it is too large, too slow, or there is no room for it. */
    private byte[] read(HttpServletRequest request, Room room) throws BodyRefused {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        long deadline = System.nanoTime() + LONGEST_SENDING.toNanos();
        try {
            InputStream in = request.getInputStream();
            int read = in.read(piece);
            while (read >= 0) {
                body.write(piece, 0, read);
                if (System.nanoTime() > deadline) {
                    throw new BodyRefused(MALFORMED_REQUEST.because("The body was sent too slowly."));
                }
                if (body.size() > maxBytes) {
                    throw new BodyRefused(tooLarge());
                }
                if (!room.holds(body.size())) {
                    throw new BodyRefused(OVERLOADED
                            .because("Too many large bodies are being sent right now.")
                            .retryAfter(Duration.ofSeconds(2)));
                }
                read = in.read(piece);
            }
        } catch (IOException e) {
            throw new BodyRefused(MALFORMED_REQUEST.because("The body ended before it was complete."));
        }
        return body.toByteArray();
    }

    private Problem tooLarge() {
        return BODY_TOO_LARGE.because("A body has at most " + maxBytes + " bytes.");
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problem, request, response);
    }

    /** What one body has of the heap. It is taken as its bytes come, so that who only says that many will takes none. */
    private final class Room {

        private int taken;

        boolean holds(int bytes) {
            while (SMALL_BYTES + taken < bytes) {
                if (!largeBodies.tryAcquire(STEP_BYTES)) {
                    return false;
                }
                taken += STEP_BYTES;
            }
            return true;
        }

        void giveBack() {
            largeBodies.release(taken);
        }
    }

    private static final class BodyRefused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem refusal;

        BodyRefused(Problem refusal) {
            super(refusal.getMessage(), null, false, false);
            this.refusal = refusal;
        }
    }
}
