package io.merkato.platform.ratelimit;

import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.visitor.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request and refuses those over the general limit. Who asks whether the shop is well is not counted. */
class RequestLimitFilter extends OncePerRequestFilter {

    private final RequestLimit requests;
    private final ProblemAnswers problems;

    RequestLimitFilter(RequestLimit requests, ProblemAnswers problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RateLimit limit = requests.limit();
        if (limit == null) {
            chain.doFilter(request, response);
            return;
        }
        RequestCount.Decision decision =
                requests.take(limit, Visitor.of(request).network());
        if (!decision.allowed()) {
            problems.write(limit.refusal(decision.untilFullMicros()), request, response);
            return;
        }
        response.setHeader(RateLimit.POLICY_FIELD, limit.policy());
        response.setHeader(RateLimit.STATE_FIELD, limit.state(decision.untilFullMicros()));
        chain.doFilter(request, response);
    }
}
