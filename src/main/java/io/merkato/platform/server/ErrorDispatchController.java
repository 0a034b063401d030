package io.merkato.platform.server;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.web.OpenParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends what failed outside of controllers. Asked for by a client, there is nothing. */
@Hidden
@Controller
@OpenTo(Audience.EVERYBODY)
class ErrorDispatchController implements ErrorController {

    private final ProblemAnswers problems;

    ErrorDispatchController(ProblemAnswers problems) {
        this.problems = problems;
    }

    // The query is that of the request that failed, so it is none of this route's business.
    @RequestMapping("/error")
    @OpenParameters(prefix = "")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? problems.refusal(status)
                : NOT_FOUND.because("No route has this path.");
        problems.write(problem, request, response);
    }
}
