package io.merkato.openapi;

import static io.merkato.platform.problem.PlatformProblem.BODY_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.EXPECTATION_FAILED;
import static io.merkato.platform.problem.PlatformProblem.FORBIDDEN;
import static io.merkato.platform.problem.PlatformProblem.HEADERS_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.HTTP_VERSION_UNKNOWN;
import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_INVALID;
import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_MISSING;
import static io.merkato.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_REUSED;
import static io.merkato.platform.problem.PlatformProblem.INTERNAL_ERROR;
import static io.merkato.platform.problem.PlatformProblem.INVALID_CURSOR;
import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TOKEN;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_JSON;
import static io.merkato.platform.problem.PlatformProblem.MALFORMED_REQUEST;
import static io.merkato.platform.problem.PlatformProblem.METHOD_NOT_ALLOWED;
import static io.merkato.platform.problem.PlatformProblem.NOT_ACCEPTABLE;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static io.merkato.platform.problem.PlatformProblem.PRECONDITION_FAILED;
import static io.merkato.platform.problem.PlatformProblem.REQUEST_IN_PROGRESS;
import static io.merkato.platform.problem.PlatformProblem.TOO_MANY_REQUESTS;
import static io.merkato.platform.problem.PlatformProblem.UNAUTHENTICATED;
import static io.merkato.platform.problem.PlatformProblem.UNKNOWN_FIELD;
import static io.merkato.platform.problem.PlatformProblem.UNKNOWN_PARAMETER;
import static io.merkato.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
import static io.merkato.platform.problem.PlatformProblem.URI_TOO_LONG;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;
import static io.merkato.platform.problem.PlatformProblem.WRONG_TYPE;

import io.merkato.kernel.Audience;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.ProblemType;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Which problems a route may answer with: what follows from its signature, and what it {@link Refuses} besides. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Refusals {

    /** What the server, the firewall and the edge refuse, whatever the route. */
    private static final List<ProblemType> ANYWHERE = List.of(
            MALFORMED_REQUEST,
            FORBIDDEN,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            BODY_TOO_LARGE,
            URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            EXPECTATION_FAILED,
            HEADERS_TOO_LARGE,
            INTERNAL_ERROR,
            HTTP_VERSION_UNKNOWN);

    private static final String CODES = "x-problem-codes";

    private static final Comparator<ProblemType> ORDER =
            Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::name);

    private Refusals() {}

    static void describe(ApiResponses answers, HandlerMethod method, Audience audience) {
        Map<Integer, Set<ProblemType>> byStatus = new TreeMap<>();
        for (ProblemType type : of(method, audience)) {
            byStatus.computeIfAbsent(type.status(), status -> new TreeSet<>(ORDER))
                    .add(type);
        }
        byStatus.forEach((status, types) -> answers.addApiResponse(String.valueOf(status), answer(types)));
        answers.addApiResponse("default", new ApiResponse().$ref("#/components/responses/Refusal"));
    }

    /** What any route may answer with. */
    static ApiResponse anywhere() {
        ApiResponse answer = answer(ANYWHERE);
        answer.setDescription("Refused before or beside the route.\n\n" + answer.getDescription());
        return answer;
    }

    static Schema problem() {
        Schema problem = Schemas.ofType("object")
                .description("Every refusal (RFC 9457). Decide by `code`, show `detail`.")
                .addProperty("type", Schemas.text("`urn:merkato:problem:` and the code in small letters."))
                .addProperty("title", Schemas.text("What kind of refusal this is."))
                .addProperty("status", new IntegerSchema().description("The status of the answer."))
                .addProperty("detail", Schemas.text("What happened, and what to do."))
                .addProperty("instance", Schemas.text("The path that was asked for."))
                .addProperty("code", Schemas.reference("ProblemCode"))
                .addProperty("errors", listOf(Schemas.reference("FieldError"), "Where the input is wrong."));
        ProblemMembers.addTo(problem);
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
        return problem;
    }

    static Schema fieldError() {
        Schema error = Schemas.ofType("object")
                .description("What is wrong with one place of the input.")
                .addProperty("pointer", Schemas.text("A JSON Pointer into the body, or `?name` of a parameter."))
                .addProperty("code", Schemas.text("Stable, in UPPER_SNAKE."))
                .addProperty("detail", Schemas.text("A sentence that a person can act on."));
        error.setRequired(List.of("pointer", "code", "detail"));
        return error;
    }

    static Schema code() {
        return Schemas.anyOfTexts(ProblemCatalogue.codes())
                .description(
                        "Stable names of all refusals. A name that is published is never changed; new ones may come.");
    }

    private static Schema listOf(Schema items, String description) {
        Schema list = Schemas.ofType("array").description(description);
        list.setItems(items);
        return list;
    }

    private static List<ProblemType> of(HandlerMethod method, Audience audience) {
        List<ProblemType> types = new ArrayList<>(
                List.of(MALFORMED_REQUEST, UNKNOWN_PARAMETER, INVALID_TEXT, TOO_MANY_REQUESTS, OVERLOADED));
        switch (audience) {
            case UNRECOGNIZED -> {}
            case EVERYBODY, BUYERS -> types.add(INVALID_TOKEN);
            case SIGNED_IN -> types.addAll(List.of(UNAUTHENTICATED, INVALID_TOKEN));
            case STAFF, ADMINS, NOBODY -> types.addAll(List.of(UNAUTHENTICATED, INVALID_TOKEN, FORBIDDEN));
        }
        for (MethodParameter parameter : method.getMethodParameters()) {
            types.addAll(of(parameter));
        }
        if (method.hasMethodAnnotation(NeedsKey.class)) {
            types.add(IDEMPOTENCY_KEY_MISSING);
        }
        Refuses refuses = method.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            Arrays.stream(refuses.value()).map(ProblemCatalogue::named).forEach(types::add);
        }
        return types;
    }

    private static List<PlatformProblem> of(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return List.of(
                    MALFORMED_JSON,
                    UNKNOWN_FIELD,
                    WRONG_TYPE,
                    BODY_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    VALIDATION_FAILED);
        }
        if (parameter.getParameterType() == IdempotentRequest.class) {
            return List.of(IDEMPOTENCY_KEY_INVALID, REQUEST_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED);
        }
        if (parameter.getParameterType() == Precondition.class) {
            return List.of(PRECONDITION_FAILED);
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return List.of(NOT_FOUND);
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                            .anyMatch(component -> component.getName().equals("cursor"))
                    ? List.of(INVALID_PARAMETER, INVALID_CURSOR)
                    : List.of(INVALID_PARAMETER);
        }
        return parameter.hasParameterAnnotation(RequestParam.class) ? List.of(INVALID_PARAMETER) : List.of();
    }

    /** The codes stand beside the schema, since generators make a class of each schema that differs from another. */
    private static ApiResponse answer(Collection<ProblemType> types) {
        List<String> codes = types.stream().map(ProblemType::name).distinct().toList();
        ApiResponse answer = new ApiResponse()
                .description(types.stream()
                        .map(type -> "- `%s`: %s".formatted(type.name(), type.title()))
                        .collect(Collectors.joining("\n")))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(Schemas.reference("Problem"))));
        answer.addExtension(CODES, codes);
        return answer;
    }
}
