package io.merkato.platform.security;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TOKEN;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.METHOD_NOT_ALLOWED;
import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.merkato.kernel.Audience;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.ratelimit.RequestLimit;
import io.merkato.platform.web.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.CorsFilter;

/** The chains of filters that requests come through, and what every answer carries. Who may come in stands on handlers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final Pattern ASSIGNED = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]\\t]]*");
    private static final int DELETE = 0x7f;
    private static final String SCHEME = "Bearer ";
    private static final BearerTokenResolver BEARER = new DefaultBearerTokenResolver();
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    /** The documentation page runs scripts of its own and nothing inline but the styles that Swagger UI sets. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Large files are sent past the wrapper that would add the headers at the end, so they come first. */
    private static final ObjectPostProcessor<HeaderWriterFilter> WRITE_FIRST = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /** Pages for people load nothing from elsewhere, and nobody else may put them into a frame. */
    private static final String PEOPLE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** What everybody may read as it lies in the shop's files: the documentation and the demo's pictures. */
    @Bean
    @Order(1)
    SecurityFilterChain files(
            HttpSecurity http, List<PublicFiles> files, RequestLimit requestLimit, CrossOrigin crossOrigin) {
        String[] patterns =
                files.stream().flatMap(some -> some.patterns().stream()).toArray(String[]::new);
        return http.securityMatcher(patterns)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> {
                    protect(headers, PAGE_POLICY);
                    headers.cacheControl(cache -> cache.disable());
                    headers.withObjectPostProcessor(WRITE_FIRST);
                })
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(crossOrigin.filter())
                .addFilterAfter(requestLimit.filter(), CorsFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Their own forms come without an origin, since no page is told where its visitor came from. */
    @Bean
    @Order(2)
    SecurityFilterChain forPeople(HttpSecurity http, Routes routes, RequestLimit requestLimit) {
        return http.securityMatcher(request -> routes.of(request).says(PageForPeople.class))
                .csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> protect(headers, PEOPLE_POLICY))
                .cors(AbstractHttpConfigurer::disable)
                .addFilterAfter(requestLimit.filter(), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain edge(
            HttpSecurity http,
            JwtDecoder tokens,
            Converter<Jwt, AbstractAuthenticationToken> signIn,
            Admission admission,
            RequestLimit requestLimit,
            CrossOrigin crossOrigin,
            ProblemAnswers problems) {
        AuthenticationEntryPoint signInFirst = (request, response, e) -> problems.write(
                e instanceof OAuth2AuthenticationException
                        ? INVALID_TOKEN.because("It is malformed, expired, or its session has ended.")
                        : UNAUTHENTICATED.because("This needs an access token."),
                request,
                response);
        AccessDeniedHandler notAllowed = (request, response, e) ->
                problems.write(FORBIDDEN.because("This needs another role."), request, response);
        AuthenticationManager manager = sent -> recognized((BearerTokenAuthenticationToken) sent, tokens, signIn);
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> protect(headers, ProtectiveHeaders.CONTENT_POLICY))
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(crossOrigin.filter())
                .addFilterAfter(requestLimit.filter(), CorsFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(admission))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> manager)
                        .bearerTokenResolver(request ->
                                admission.audience(request) == Audience.UNRECOGNIZED ? null : bearerToken(request))
                        .authenticationEntryPoint(signInFirst)
                        .accessDeniedHandler(notAllowed))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(signInFirst).accessDeniedHandler(notAllowed))
                .build();
    }

    /** Straight to the point: what the library has around this costs more than what it is around. */
    private static Authentication recognized(
            BearerTokenAuthenticationToken sent,
            JwtDecoder tokens,
            Converter<Jwt, AbstractAuthenticationToken> signIn) {
        try {
            return Objects.requireNonNull(signIn.convert(tokens.decode(sent.getToken())));
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("The token is not good.", e);
        }
    }

    /** The library's check of header values, without its pattern for those of plain ASCII: they are nearly all. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> isEach(value, 0, SecurityConfiguration::isOfHeader)
                || ASSIGNED.matcher(value).matches());
        return firewall;
    }

    private static @Nullable String bearerToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        // The library's pattern costs as much as all the rest of recognising a caller; it is left to judge odd headers.
        boolean plain = header.startsWith(SCHEME)
                && header.length() > SCHEME.length()
                && isEach(header, SCHEME.length(), SecurityConfiguration::isOfJwt);
        return plain ? header.substring(SCHEME.length()) : BEARER.resolve(request);
    }

    /** A loop, since each request comes by here with hundreds of characters. */
    private static boolean isEach(String text, int from, IntPredicate condition) {
        for (int i = from; i < text.length(); i++) {
            if (!condition.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfHeader(int character) {
        return (character >= ' ' && character < DELETE) || character == '\t';
    }

    private static boolean isOfJwt(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_'
                || character == '.';
    }

    /** Nobody observes single filters, and to let them be observed takes a tenth of a cheap request. */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    private static void protect(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                        .maxAgeInSeconds(ProtectiveHeaders.HTTPS_ONLY.toSeconds()));
    }

    /** Methods the shop does not know and paths that could be read in two ways are refused before any route sees them. */
    @Bean
    RequestRejectedHandler refusedAtTheDoor(ProblemAnswers problems) {
        return (request, response, e) -> {
            ProtectiveHeaders.all().forEach(response::setHeader);
            if (METHODS.contains(request.getMethod())) {
                problems.write(MALFORMED_REQUEST.because("The path or a header is ambiguous."), request, response);
            } else {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                problems.write(METHOD_NOT_ALLOWED.because("No route has this method."), request, response);
            }
        };
    }
}
