package io.merkato.openapi;

import io.merkato.kernel.Buyer;
import io.merkato.orders.access.OrderViewer;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.idempotency.NeedsKey;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/** The headers that a route reads and those that its answers carry. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Headers {

    private static final String TABLE = "text/csv";

    private Headers() {}

    /** All response headers, by which answers refer to them. */
    static Map<String, Header> all() {
        Map<String, Header> headers = new LinkedHashMap<>();
        headers.put(
                "X-Request-Id",
                header("Names this request in the shop's log.", Schemas.ofType("string"))
                        .required(true));
        headers.put(
                "RateLimit-Policy",
                header(
                        "While requests are limited: the limits, with quota `q` and window `w` in seconds.",
                        text("\"requests\";q=1200;w=60")));
        headers.put(
                "RateLimit",
                header(
                        "While requests are limited: how many are left (`r`), and in how many seconds (`t`) more are.",
                        text("\"requests\";r=1187;t=1")));
        headers.put("Retry-After", header("In how many seconds to try again.", example(Schemas.ofType("integer"), 2)));
        headers.put(
                "WWW-Authenticate",
                header("How to show who you are (RFC 6750).", text("Bearer error=\"invalid_token\"")));
        headers.put(
                "ETag",
                header("Names this state, for `If-None-Match` and `If-Match`.", text("\"dFz721zP7p8z933uFK26iA\""))
                        .required(true));
        headers.put(
                "Location",
                header("The path of what was made.", Schemas.ofType("string")).required(true));
        headers.put(
                "Cart-Token",
                header(
                        "A new guest's proof of owning this cart: keep it and send it with each later request.",
                        Schemas.ofType("string")));
        headers.put("Idempotent-Replayed", replayed("`true` when this is the first answer to this key again."));
        headers.put("Idempotency-Replayed", replayed("The same as `Idempotent-Replayed`, which is the usual name."));
        headers.put("Allow", header("With 405: the methods that this path has.", Schemas.ofType("string")));
        return headers;
    }

    /** What the route reads. */
    static void read(PathItem.HttpMethod verb, Operation operation, HandlerMethod method) {
        if (takes(method, Precondition.class)) {
            add(
                    operation,
                    header("If-Match", "An `ETag` you have read: 412 when something has changed since.")
                            .required(false));
        }
        if (takes(method, Buyer.class)) {
            add(operation, header("Cart-Token", "A guest's proof of owning a cart. Who is signed in needs none."));
        }
        if (takes(method, OrderViewer.class)) {
            add(
                    operation,
                    header("Cart-Token", "A guest's proof of having placed the order. Who is signed in needs none."));
            add(
                    operation,
                    header("Order-Token", "The token of the link in a mail about this order, good for 60 days."));
        }
        if (takes(method, IdempotentRequest.class)) {
            Parameter key = header(
                    "Idempotency-Key",
                    "8 to 255 visible ASCII characters, new for each intention: a request that is repeated with its key"
                            + " has its effect once and gets its first answer again.");
            key.getSchema().minLength(8).maxLength(255);
            add(operation, key.required(method.hasMethodAnnotation(NeedsKey.class)));
        }
        if (isTagged(verb, operation)) {
            add(operation, header("If-None-Match", "An `ETag` you have: 304 when nothing has changed since."));
        }
    }

    /** What the answers of the route carry. */
    static void answered(
            PathItem.HttpMethod verb, Operation operation, HandlerMethod method, boolean makesWhatHasAPath) {
        operation.getResponses().forEach((status, answer) -> {
            if (answer.get$ref() == null) {
                describe(status, answer);
                if (status.startsWith("2") && takes(method, IdempotentRequest.class) || status.equals("402")) {
                    refer(answer, "Idempotent-Replayed", "Idempotency-Replayed");
                }
                if (makesWhatHasAPath && (status.equals("201") || status.equals("202"))) {
                    refer(answer, "Location");
                }
                if (status.equals("200") && takes(method, IdempotentRequest.class) && takes(method, Buyer.class)) {
                    refer(answer, "Cart-Token");
                }
                if (status.equals("200") && isTagged(verb, operation)) {
                    tag(answer);
                }
            }
        });
        if (isTagged(verb, operation)) {
            ApiResponse unchanged = new ApiResponse().description("Nothing has changed since the tag you sent.");
            describe("304", unchanged);
            refer(unchanged, "ETag");
            operation.getResponses().addApiResponse("304", unchanged);
        }
    }

    /** What is a table too has a tag as JSON only. */
    private static void tag(ApiResponse answer) {
        if (answer.getContent() != null && answer.getContent().containsKey(TABLE)) {
            answer.addHeaderObject(
                    "ETag", Objects.requireNonNull(all().get("ETag")).required(false));
        } else {
            refer(answer, "ETag");
        }
    }

    /** Whatever is read as JSON; pages to be printed are not. */
    private static boolean isTagged(PathItem.HttpMethod verb, Operation operation) {
        ApiResponse good = operation.getResponses().get("200");
        return verb == PathItem.HttpMethod.GET
                && (good == null
                        || good.getContent() == null
                        || good.getContent().containsKey("application/json")
                        || Stream.of("text/html", TABLE).noneMatch(good.getContent()::containsKey));
    }

    /** Those of every answer, and those that belong to a status. */
    static void describe(String status, ApiResponse answer) {
        refer(answer, "X-Request-Id", "RateLimit", "RateLimit-Policy");
        switch (status) {
            case "401" -> refer(answer, "WWW-Authenticate");
            case "409", "429", "503" -> refer(answer, "Retry-After");
            case "default" -> refer(answer, "Allow");
            default -> {}
        }
    }

    private static void refer(ApiResponse answer, String... names) {
        for (String name : names) {
            answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
        }
    }

    static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void add(Operation operation, Parameter parameter) {
        operation.addParametersItem(parameter);
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).schema(Schemas.ofType("string"));
    }

    private static Header header(String description, Schema schema) {
        return new Header().description(description).schema(schema);
    }

    private static Schema text(String example) {
        return example(Schemas.ofType("string"), example);
    }

    private static Header replayed(String description) {
        Schema schema = new JsonSchema();
        schema.addType("string");
        schema.setEnum(List.of("true"));
        return header(description, schema);
    }

    private static Schema example(Schema schema, Object value) {
        schema.setExample(value);
        return schema;
    }
}
