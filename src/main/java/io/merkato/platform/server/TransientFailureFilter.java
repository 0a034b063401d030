package io.merkato.platform.server;

import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.sql.TransientFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 where a filter meets a busy database: whether a session still lives is asked before any controller. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TransientFailureFilter extends OncePerRequestFilter {

    private final ProblemAnswers problems;
    private final LastingFaults faults;

    TransientFailureFilter(ProblemAnswers problems, LastingFaults faults) {
        this.problems = problems;
        this.faults = faults;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (!TransientFailure.is(e)) {
                throw e;
            }
            faults.met(request.getMethod() + " " + request.getRequestURI(), e);
            problems.write(ProblemAnswers.busy(), request, response);
        }
    }
}
