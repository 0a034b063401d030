package io.merkato.platform.problem;

import static io.merkato.platform.problem.PlatformProblem.*;

import io.merkato.kernel.UnknownId;
import io.merkato.platform.observability.LastingFaults;
import io.merkato.platform.sql.TransientFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where what went wrong becomes an answer: ours as they are, the framework's by name, bugs as a bare 500. */
@RestControllerAdvice
class ProblemTranslator {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);

    private final ProblemAnswers answers;
    private final LastingFaults faults;

    ProblemTranslator(ProblemAnswers answers, LastingFaults faults) {
        this.answers = answers;
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Problem problem, HttpServletRequest request) {
        return answers.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unknownId(UnknownId e, HttpServletRequest request) {
        return answers.answer(NOT_FOUND.because("Nothing has this id."), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answers.answer(UnreadableJson.problem(e), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        // A body that fails its rules was understood; query parameters that fail theirs never made a query.
        boolean query =
                e.getParameter().getParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class)
                        == null;
        List<FieldError> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> fieldError(error, query))
                .toList();
        Problem problem = query
                ? INVALID_PARAMETER.because(WrongParameters.DETAIL)
                : VALIDATION_FAILED.because("See errors for the values to change.");
        return answers.answer(problem.at(errors), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalidParameter(HandlerMethodValidationException e, HttpServletRequest request) {
        List<FieldError> errors = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                WrongParameters.pointer(String.valueOf(
                                        result.getMethodParameter().getParameterName())),
                                WrongParameters.code(codeOf(error)),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return answers.answer(INVALID_PARAMETER.because(WrongParameters.DETAIL).at(errors), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> mismatch(TypeMismatchException e, HttpServletRequest request) {
        return answers.answer(
                INVALID_PARAMETER.because(
                        "The value of " + e.getPropertyName() + " " + wrongType(e, "cannot be used") + "."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> incomplete(ServletRequestBindingException e, HttpServletRequest request) {
        return answers.answer(INVALID_PARAMETER.because("A required parameter or header is missing."), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> nothingHere(NoResourceFoundException e, HttpServletRequest request) {
        return answers.answer(NOT_FOUND.because("No route has this path."), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        ResponseEntity<byte[]> answer =
                answers.answer(METHOD_NOT_ALLOWED.because(e.getMethod() + " is not offered here."), request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.ALLOW, String.join(", ", allowed(e)))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrongMediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        return answers.answer(
                UNSUPPORTED_MEDIA_TYPE.because("Send one of " + e.getSupportedMediaTypes() + "."), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpServletRequest request, HttpServletResponse response) {
        // The route had answered, maybe for all to keep. Nobody else shall get this refusal from a cache.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String detail = e.getSupportedMediaTypes().isEmpty()
                ? "The Accept header cannot be read."
                : "This route answers in " + e.getSupportedMediaTypes() + ".";
        return answers.answer(NOT_ACCEPTABLE.because(detail), request);
    }

    /** Headers and parameters are looked at by the firewall only when somebody asks for them. */
    @ExceptionHandler
    ResponseEntity<byte[]> ambiguous(RequestRejectedException e, HttpServletRequest request) {
        return answers.answer(
                INVALID_TEXT.because("A header or a parameter holds characters that are not allowed."), request);
    }

    @ExceptionHandler
    void signedOut(AuthenticationException e) {
        throw e;
    }

    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }

    @ExceptionHandler
    void clientGone(AsyncRequestNotUsableException e) {
        log.debug("The client went away before its answer was written.");
    }

    @ExceptionHandler
    @Nullable ResponseEntity<byte[]> failed(Exception e, HttpServletRequest request) {
        if (TransientFailure.is(e)) {
            faults.met(request.getMethod() + " " + request.getRequestURI(), e);
            return answers.answer(ProblemAnswers.busy(), request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            // Whoever hangs up shall not fill the log.
            log.debug("The client hung up before its answer was written.");
            return null;
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answers.answer(INTERNAL_ERROR.because("The failure has been logged under this request's id."), request);
    }

    private static FieldError fieldError(org.springframework.validation.FieldError error, boolean query) {
        String code = error.isBindingFailure()
                ? WrongParameters.WRONG_TYPE
                : WrongParameters.code(String.valueOf(error.getCode()));
        String detail = error.isBindingFailure() && error.contains(TypeMismatchException.class)
                ? wrongType(error.unwrap(TypeMismatchException.class), WrongParameters.WRONG_TYPE_DETAIL)
                : String.valueOf(error.getDefaultMessage());
        String pointer = query ? WrongParameters.pointer(error.getField()) : pointer(error.getField());
        return new FieldError(pointer, code, detail);
    }

    private static String wrongType(TypeMismatchException e, String otherwise) {
        return e.getRequiredType() == Instant.class ? "is no time such as 2026-11-27T09:30:00Z" : otherwise;
    }

    /** With the methods that work without a handler of their own. */
    private static Set<String> allowed(HttpRequestMethodNotSupportedException e) {
        String[] handled = e.getSupportedMethods();
        Set<String> allowed = new LinkedHashSet<>(handled == null ? List.of() : List.of(handled));
        if (allowed.contains(HttpMethod.GET.name())) {
            allowed.add(HttpMethod.HEAD.name());
        }
        allowed.add(HttpMethod.OPTIONS.name());
        return allowed;
    }

    /** The name of the constraint: of the codes it is the last, and the only one without a dot. */
    private static String codeOf(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "INVALID_VALUE" : codes[codes.length - 1];
    }

    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
