package io.merkato.platform.problem;

/** Refusals that any route can meet. */
public enum PlatformProblem implements ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read."),
    MALFORMED_JSON(400, "The body is not well-formed JSON."),
    UNKNOWN_FIELD(400, "The body has a field that this route does not know."),
    WRONG_TYPE(400, "A value has the wrong type."),
    INVALID_TEXT(400, "A text holds characters that are not allowed."),
    UNKNOWN_PARAMETER(400, "The query has a parameter that this route does not know."),
    INVALID_PARAMETER(400, "A query parameter or header has a value that this route cannot use."),
    INVALID_CURSOR(400, "The cursor does not belong to this query."),
    IDEMPOTENCY_KEY_MISSING(400, "This route needs an Idempotency-Key."),
    IDEMPOTENCY_KEY_INVALID(400, "An Idempotency-Key has 8 to 255 visible ASCII characters."),
    UNAUTHENTICATED(401, "Sign in first."),
    INVALID_TOKEN(401, "The access token is not valid."),
    FORBIDDEN(403, "This is not allowed for you."),
    NOT_FOUND(404, "There is nothing here for you."),
    METHOD_NOT_ALLOWED(405, "This route does not have that method."),
    NOT_ACCEPTABLE(406, "This route cannot answer in any of the accepted media types."),
    REQUEST_IN_PROGRESS(409, "A request with this Idempotency-Key is still running."),
    PRECONDITION_FAILED(412, "The resource has changed since you read it."),
    BODY_TOO_LARGE(413, "The body is over the limit."),
    URI_TOO_LONG(414, "The URI is over the limit."),
    UNSUPPORTED_MEDIA_TYPE(415, "This route does not read that media type."),
    EXPECTATION_FAILED(417, "The shop cannot do what the Expect header asks for."),
    VALIDATION_FAILED(422, "Some values cannot be accepted."),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another request."),
    TOO_MANY_REQUESTS(429, "Too many requests."),
    HEADERS_TOO_LARGE(431, "The headers are over the limit."),
    INTERNAL_ERROR(500, "Something went wrong on our side."),
    OVERLOADED(503, "The shop is busy."),
    HTTP_VERSION_UNKNOWN(505, "The shop does not speak this version of HTTP.");

    private final Refusal refusal;

    PlatformProblem(int status, String title) {
        this.refusal = new Refusal(status, title);
    }

    /** The problem behind a status that the server chose by itself, before or beside any route. */
    static PlatformProblem behind(int serverStatus) {
        return switch (serverStatus) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 417 -> EXPECTATION_FAILED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> OVERLOADED;
            case 505 -> HTTP_VERSION_UNKNOWN;
            default -> serverStatus >= 400 && serverStatus < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
