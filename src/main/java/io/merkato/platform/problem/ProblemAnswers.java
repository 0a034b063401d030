package io.merkato.platform.problem;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders problems: as an answer of a controller, or straight to the response where no controller is reached. */
@Component
public final class ProblemAnswers {

    private static final int SMALL_BYTES = 16_384;
    private static final String CHALLENGE = "Bearer realm=\"merkato\"";

    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    /** The answer to a request that was refused. */
    public ResponseEntity<byte[]> answer(Problem problem, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers(problem).forEach(headers::set);
        byte[] body = body(problem, request.getRequestURI());
        return ResponseEntity.status(problem.type().status()).headers(headers).body(body);
    }

    /** The refusal of a request that the database did not serve in time, and may serve soon. */
    public static Problem busy() {
        return PlatformProblem.OVERLOADED
                .because("Try again in a moment; with the same Idempotency-Key nothing is done twice.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** A refusal in the words of the shop, for a status that the server chose by itself. */
    public Problem refusal(int serverStatus) {
        PlatformProblem type = PlatformProblem.behind(serverStatus);
        return type.because(
                type == PlatformProblem.INTERNAL_ERROR
                        ? "The request could not be answered."
                        : "The request did not reach a route.");
    }

    /** The body of an answer to a request for this path, for where there is neither controller nor filter. */
    public byte[] body(Problem problem, String path) {
        return json.writeValueAsBytes(ProblemBody.of(problem, path));
    }

    /** Writes the answer from a filter. Does nothing when another answer has already begun. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        boolean restComes = !finishReading(request, response);
        response.setStatus(problem.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers(problem).forEach(response::setHeader);
        byte[] body = body(problem, request.getRequestURI());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        if (restComes && problem.type().status() != HttpStatus.TOO_MANY_REQUESTS.value()) {
            response.flushBuffer();
            UnreadBody.takeWhatComes(request);
        }
    }

    /**
     * A small body is read to its end. After a large one the connection is closed; the client is told, and may send on for a
     * while, since who is cut off while sending does not see the answer.
     *
     * @return whether nothing comes any more that is worth waiting for
     */
    private static boolean finishReading(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            // It is not sent before it is asked for, and the server asks for it as soon as it is looked at.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            return true;
        }
        ServletInputStream body = request.getInputStream();
        long declared = request.getContentLengthLong();
        boolean hasBody = declared > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!hasBody || body.isFinished() || response.containsHeader(HttpHeaders.CONNECTION)) {
            return true;
        }
        if (declared >= 0 && declared <= SMALL_BYTES && UnreadBody.takeWhatComes(request)) {
            return true;
        }
        response.setHeader(HttpHeaders.CONNECTION, "close");
        return declared >= 0 && declared <= SMALL_BYTES;
    }

    /** What the answer says in its headers, whatever its body is. */
    public static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        Duration delay = problem.retryAfter();
        if (delay != null) {
            headers.put(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, delay.plusMillis(999).toSeconds())));
        }
        if (problem.type().status() == HttpStatus.UNAUTHORIZED.value()) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
        }
        return headers;
    }

    /** How to sign in. RFC 6750, 3.1 names an error only to who sent an access token. */
    private static String challenge(Problem problem) {
        return problem.type() == PlatformProblem.INVALID_TOKEN
                ? CHALLENGE + ", error=\"invalid_token\", error_description=\"" + problem.detail() + "\""
                : CHALLENGE;
    }
}
