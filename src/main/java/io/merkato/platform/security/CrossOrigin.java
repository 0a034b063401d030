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
import java.util.regex.Pattern;
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
public final class CrossOrigin {

    private static final Pattern PLAIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

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
    private final @Nullable CorsConfiguration configured;

    CrossOrigin(CrossOriginSettings settings, ProblemAnswers problems, PublicAddress shop, List<ApiHeaders> headers) {
        this.problems = problems;
        this.shop = shop;
        this.sent = Stream.concat(SENT_HEADERS.stream(), headers.stream().flatMap(some -> some.sent().stream()))
                .toList();
        this.read = Stream.concat(READ_HEADERS.stream(), headers.stream().flatMap(some -> some.read().stream()))
                .toList();
        this.configured = settings.origins().isEmpty() ? null : allowing(settings.origins());
        if (configured != null) {
            allowed.registerCorsConfiguration("/**", configured);
        }
    }

    /**
     * What lets a page of this origin read the answer to a plain read that no filter sees. Null when the filter has to say: the
     * origin is refused, or there is something about it.
     *
     * @param host that the request is for
     */
    public @Nullable Reading reading(String origin, @Nullable String host) {
        CorsConfiguration cors = configured;
        // The filter says nothing to a page of the very address that was asked, by any way of writing its port.
        if (cors == null
                || !PLAIN.matcher(origin).matches()
                || host == null
                || withoutPort(origin.substring(origin.indexOf("//") + 2)).equalsIgnoreCase(withoutPort(host))
                || origin.equals(shop.origin())) {
            return null;
        }
        String allows = cors.checkOrigin(origin);
        return allows == null ? null : new Reading(allows, String.join(", ", read));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    /**
     * What an answer says to the browser of a page of another origin.
     *
     * @param allows the value of {@code Access-Control-Allow-Origin}
     * @param exposes the value of {@code Access-Control-Expose-Headers}
     */
    public record Reading(String allows, String exposes) {}

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
