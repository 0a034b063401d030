package io.merkato.platform.security;

import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TOKEN;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.METHOD_NOT_ALLOWED;
import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;

import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Which routes need which role, and what every answer carries. Who a token belongs to is told by accounts. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain edge(
            HttpSecurity http,
            Converter<Jwt, AbstractAuthenticationToken> signIn,
            Settings settings,
            ProblemAnswers problems) {
        AuthenticationEntryPoint signInFirst = (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    e instanceof InvalidBearerTokenException
                            ? INVALID_TOKEN.because("It is malformed, expired, or its session has ended.")
                            : UNAUTHENTICATED.because("This needs an access token."),
                    request,
                    response);
        };
        AccessDeniedHandler notAllowed = (request, response, e) ->
                problems.write(FORBIDDEN.because("This needs another role."), request, response);
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(API_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                                .maxAgeInSeconds(Duration.ofDays(365).toSeconds())))
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(CrossOrigin.filter(settings.corsOrigins(), problems))
                .authorizeHttpRequests(routes -> routes.requestMatchers("/v1/admin/users", "/v1/admin/users/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/v1/admin/**")
                        .hasAnyRole(Role.STAFF.name(), Role.ADMIN.name())
                        .requestMatchers("/v1/me", "/v1/me/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(signIn))
                        .authenticationEntryPoint(signInFirst)
                        .accessDeniedHandler(notAllowed))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(signInFirst).accessDeniedHandler(notAllowed))
                .build();
    }

    /** Methods the shop does not know and paths that could be read in two ways are refused before any route sees them. */
    @Bean
    RequestRejectedHandler refusedAtTheDoor(ProblemAnswers problems) {
        return (request, response, e) -> {
            if (METHODS.contains(request.getMethod())) {
                problems.write(MALFORMED_REQUEST.because("The path or a header is ambiguous."), request, response);
            } else {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                problems.write(METHOD_NOT_ALLOWED.because("No route has this method."), request, response);
            }
        };
    }
}
