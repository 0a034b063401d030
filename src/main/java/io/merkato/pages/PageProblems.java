package io.merkato.pages;

import io.merkato.platform.postgres.PassingFailure;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What went wrong on a page is told on a page. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = Pages.class)
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final Pages pages;

    PageProblems(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Problem problem, HttpServletRequest request) {
        ResponseEntity<String> page = pages.message(
                request, HttpStatus.valueOf(problem.type().status()), headline(problem), problem.detail());
        HttpHeaders headers = new HttpHeaders(page.getHeaders());
        problem.headers().forEach(headers::set);
        Duration delay = problem.retryAfter();
        if (delay != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(delay.plusMillis(999).toSeconds()));
        }
        return new ResponseEntity<>(page.getBody(), headers, page.getStatusCode());
    }

    /** A title is a sentence for programs, and a headline for people. */
    private static String headline(Problem problem) {
        return problem.type().title().replaceFirst("\\.$", "");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> failed(RuntimeException e, HttpServletRequest request) {
        if (PassingFailure.is(e)) {
            log.warn("{} {} was not served in time: {}", request.getMethod(), request.getRequestURI(), e.toString());
            return refused(ProblemAnswers.busy(), request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return refused(
                PlatformProblem.INTERNAL_ERROR.because("The failure has been logged under this request's id."),
                request);
    }
}
