package io.merkato.platform.security;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;

import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.web.ApiHeaders;
import io.merkato.platform.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Which pages of other origins may call the shop from a browser: those that the settings name; where they name none,
 * all in a sandbox and none in production. The shop's own pages may always: behind a proxy that ends TLS only the public
 * address tells that they are its own. No cookie says who somebody is, so a page can do nothing that its own server
 * could not.
 */
@Component
final class CrossOrigin {

    private static final List<String> SENT_HEADERS =
            List.of("Authorization", "Content-Type", "If-Match", "If-None-Match", "X-Request-Id");

    private static final List<String> READ_HEADERS = List.of(
            "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-Id");

    private final UrlBasedCorsConfigurationSource allowed = new UrlBasedCorsConfigurationSource();
    private final ProblemAnswers problems;
    private final PublicAddress shop;
    private final List<String> sent;
    private final List<String> read;
    private final RefusedOrigins refused = new RefusedOrigins();

    CrossOrigin(CrossOriginSettings settings, ProblemAnswers problems, PublicAddress shop, List<ApiHeaders> headers) {
        this.problems = problems;
        this.shop = shop;
        this.sent = Stream.concat(SENT_HEADERS.stream(), headers.stream().flatMap(some -> some.sent().stream()))
                .toList();
        this.read = Stream.concat(READ_HEADERS.stream(), headers.stream().flatMap(some -> some.read().stream()))
                .toList();
        if (!settings.origins().isEmpty()) {
            allowed.registerCorsConfiguration("/**", allowing(settings.origins()));
        }
    }

    CorsFilter filter() {
        CorsFilter filter = new CorsFilter(allowed);
        filter.setCorsProcessor(new Processor());
        return filter;
    }

    private CorsConfiguration allowing(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(sent);
        cors.setExposedHeaders(read);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    private final class Processor extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration cors, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            String own = shop.origin();
            boolean isOwn = own.equals(request.getHeader(HttpHeaders.ORIGIN));
            boolean goesOn = super.processRequest(isOwn ? allowing(List.of(own)) : cors, request, response);
            if (!goesOn) {
                problems.write(FORBIDDEN.because("Pages of this origin may not send this."), request, response);
            }
            // Where no origin is allowed a plain request goes on, and the browser keeps the answer from the page.
            if (isOfAPage(request) && !response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
                refused.tell(String.valueOf(request.getHeader(HttpHeaders.ORIGIN)));
            }
            return goesOn;
        }

        /** An origin that cannot be read is a foreign one. */
        private static boolean isOfAPage(HttpServletRequest request) {
            try {
                return CorsUtils.isCorsRequest(request);
            } catch (IllegalArgumentException e) {
                return true;
            }
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // Answered above, as a problem.
        }
    }
}
