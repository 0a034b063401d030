package io.merkato.platform.security;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;

import io.merkato.platform.problem.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may call the shop from a browser: those that the settings name, and no others. */
final class CrossOrigin {

    private CrossOrigin() {}

    static CorsFilter filter(List<String> origins, ProblemAnswers problems) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            source.registerCorsConfiguration("/**", allowing(origins));
        }
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new Processor(problems));
        return filter;
    }

    private static CorsConfiguration allowing(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Cart-Token",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "X-Request-Id"));
        cors.setExposedHeaders(List.of(
                "Cart-Token",
                "ETag",
                "Idempotency-Replayed",
                "Idempotent-Replayed",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Request-Id"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    private static final class Processor extends DefaultCorsProcessor {

        private final ProblemAnswers problems;

        Processor(ProblemAnswers problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration cors, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean allowed = super.processRequest(cors, request, response);
            if (!allowed) {
                problems.write(FORBIDDEN.because("Pages of this origin may not send this."), request, response);
            }
            return allowed;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // Answered above, as a problem.
        }
    }
}
