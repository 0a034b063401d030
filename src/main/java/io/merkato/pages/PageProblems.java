package io.merkato.pages;

import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.sql.TransientFailure;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What went wrong on a page is told on a page. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = Pages.class)
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final Pages pages;
    private final LastingFaults faults;

    PageProblems(Pages pages, LastingFaults faults) {
        this.pages = pages;
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Problem problem, HttpServletRequest request) {
        ResponseEntity<String> page = pages.message(
                request, HttpStatus.valueOf(problem.type().status()), headline(problem), problem.detail());
        HttpHeaders headers = new HttpHeaders(page.getHeaders());
        ProblemAnswers.headers(problem).forEach(headers::set);
        return new ResponseEntity<>(page.getBody(), headers, page.getStatusCode());
    }

    /** A title is a sentence for programs, and a headline for people. */
    private static String headline(Problem problem) {
        return problem.type().title().replaceFirst("\\.$", "");
    }

    /** Security answers these itself. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void notAllowed(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<String> ambiguous(RequestRejectedException e, HttpServletRequest request) {
        return refused(
                PlatformProblem.INVALID_TEXT.because("A header or a parameter holds characters that are not allowed."),
                request);
    }

    /** What the framework refuses is checked, and told by the translator of all problems. */
    @ExceptionHandler
    ResponseEntity<String> failed(RuntimeException e, HttpServletRequest request) {
        if (TransientFailure.is(e)) {
            faults.met(request.getMethod() + " " + request.getRequestURI(), e);
            return refused(ProblemAnswers.busy(), request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return refused(
                PlatformProblem.INTERNAL_ERROR.because("The failure has been logged under this request's id."),
                request);
    }
}
