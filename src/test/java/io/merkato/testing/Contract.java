package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what clients of tests send and get against the reviewed OpenAPI document. Each answer of a documented route has
 * a documented status, media type, headers and body, and no other member than those; each request that was accepted is
 * one that the document allows.
 */
final class Contract {

    private static final Path DOCUMENT = Path.of("docs/openapi.json");
    private static final String BASE = "https://merkato.test/openapi.json";
    private static final Set<String> TOLD_OF = Set.of(
            "allow",
            "cart-token",
            "etag",
            "idempotency-replayed",
            "idempotent-replayed",
            "location",
            "order-token",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "www-authenticate",
            "x-request-id");

    private final JsonNode document;
    private final List<Route> routes = new ArrayList<>();
    private final Schema whole;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> routes.add(Route.of(path.getKey(), path.getValue())));
        routes.sort(Comparator.comparingInt(Route::variables));
        close(document.at("/components/schemas"));
        String text = document.toString();
        this.whole = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(BASE, text)))
                .getSchema(SchemaLocation.of(BASE));
    }

    /**
     * Checks one exchange. Does nothing while the document is being written anew.
     *
     * @param body what was sent, null when it is not at hand
     */
    static void check(HttpRequest request, @Nullable String body, Answer answer) {
        if (!Boolean.getBoolean("merkato.update-snapshots")) {
            Reviewed.CONTRACT.checked(request, body, answer);
        }
    }

    private void checked(HttpRequest request, @Nullable String body, Answer answer) {
        String path = request.uri().getRawPath();
        String verb = request.method().equals("HEAD") ? "get" : request.method().toLowerCase(Locale.ROOT);
        Route route =
                routes.stream().filter(known -> known.matches(path)).findFirst().orElse(null);
        JsonNode operation = route == null ? null : route.operations().get(verb);
        String exchange = "%s %s answered %s %s, and the document"
                .formatted(request.method(), request.uri(), answer.status(), answer.body());
        if (route == null || operation == null) {
            if (path.startsWith("/v1/") && !verb.equals("options")) {
                assertThat(answer.status()).as("%s has no such route", exchange).isGreaterThanOrEqualTo(400);
                if (!request.method().equals("HEAD")) {
                    valid(exchange, "/components/schemas/Problem", answer.json());
                }
            }
            return;
        }
        String at = "/paths/" + escaped(route.template()) + "/" + verb;
        answered(exchange, at, request, answer);
        if (answer.status() < 300) {
            accepted(exchange, at, operation, request, body);
        }
    }

    private void answered(String exchange, String at, HttpRequest request, Answer answer) {
        String place = at + "/responses/" + answer.status();
        if (document.at(place).isMissingNode()) {
            place = at + "/responses/default";
            assertThat(answer.status()).as("%s lacks that status", exchange).isGreaterThanOrEqualTo(400);
        }
        place = resolved(place);
        headers(exchange, place, answer);
        body(exchange, place, answer, request.method().toLowerCase(Locale.ROOT));
    }

    private void headers(String exchange, String place, Answer answer) {
        JsonNode known = document.at(place).path("headers");
        Map<String, JsonNode> byName = new ConcurrentHashMap<>();
        known.properties()
                .forEach(header -> byName.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        document.at(resolved(place + "/headers/" + escaped(header.getKey())))));
        answer.response().headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(TOLD_OF::contains)
                .forEach(name -> assertThat(byName)
                        .as("%s does not tell of the header %s", exchange, name)
                        .containsKey(name));
        byName.forEach((name, header) -> {
            if (header.path("required").asBoolean(false)) {
                assertThat(answer.header(name))
                        .as("%s promises the header %s", exchange, name)
                        .isNotEmpty();
            }
        });
    }

    private void body(String exchange, String place, Answer answer, String verb) {
        JsonNode content = document.at(place).path("content");
        if (content.isEmpty()) {
            assertThat(answer.body()).as("%s promises no body", exchange).isEmpty();
            return;
        }
        String type = answer.header("content-type").replaceAll(";.*", "");
        assertThat(content.propertyNames())
                .as("%s promises other media types", exchange)
                .contains(type);
        if (!verb.equals("head") && type.endsWith("json")) {
            valid(exchange, place + "/content/" + escaped(type) + "/schema", answer.json());
            code(exchange, place, answer);
        }
    }

    private void code(String exchange, String place, Answer answer) {
        JsonNode codes = document.at(place).path("x-problem-codes");
        if (!codes.isMissingNode()) {
            assertThat(codes.valueStream().map(JsonNode::asString))
                    .as("%s lists other codes here; add it to the route's @Refuses if it is right", exchange)
                    .contains(answer.text("/code"));
        }
    }

    private void accepted(String exchange, String at, JsonNode operation, HttpRequest request, @Nullable String body) {
        JsonNode known = operation.path("requestBody");
        if (body != null && known.path("content").has("application/json") && !body.isEmpty()) {
            valid(
                    exchange + " does not allow the body " + body + ":",
                    at + "/requestBody/content/application~1json/schema",
                    JsonMapper.shared().readTree(body));
        } else if (body != null) {
            assertThat(body.isEmpty() ? known.path("required").asBoolean(false) : known.isMissingNode())
                    .as("%s needs a body where there was none, or none where there was one", exchange)
                    .isFalse();
        }
        parameters(exchange, at, operation, request);
    }

    private void parameters(String exchange, String at, JsonNode operation, HttpRequest request) {
        Map<String, String> known = new ConcurrentHashMap<>();
        JsonNode parameters = operation.path("parameters");
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            String name = parameter.path("name").asString();
            known.put(parameter.path("in").asString() + " " + name, at + "/parameters/" + i + "/schema");
            if (parameter.path("required").asBoolean(false)
                    && parameter.path("in").asString().equals("header")) {
                assertThat(request.headers().firstValue(name))
                        .as("%s needs the header %s", exchange, name)
                        .isPresent();
            }
        }
        queried(exchange, known, request);
        for (String header : List.of("Cart-Token", "Order-Token", "Idempotency-Key", "If-Match", "If-None-Match")) {
            request.headers().firstValue(header).ifPresent(value -> {
                String schema = known.get("header " + header);
                if (schema != null) {
                    valid(exchange + " does not allow " + header, schema, typed(value, document.at(schema + "/type")));
                }
            });
        }
    }

    private void queried(String exchange, Map<String, String> known, HttpRequest request) {
        Set<String> first = new HashSet<>();
        for (String pair : query(request.uri())) {
            String name = decoded(pair.replaceAll("=.*", ""));
            String value = decoded(pair.replaceFirst("[^=]*=?", ""));
            String schema = known.get("query " + name);
            if (!first.add(name) && !list(schema)) {
                continue; // of a parameter that comes twice the first counts
            }
            if (schema == null) {
                assertThat(known)
                        .as("%s does not allow the parameter %s", exchange, name)
                        .containsKey("query " + name.replaceAll("[.\\[].*", ""));
            } else if (!value.isEmpty()) {
                JsonNode type = document.at(schema).path("type");
                boolean list = list(schema);
                JsonNode single = typed(value, list ? document.at(schema + "/items/type") : type);
                valid(exchange + " does not allow ?" + pair, list ? schema + "/items" : schema, single);
            }
        }
    }

    private boolean list(@Nullable String schema) {
        return schema != null && document.at(schema).path("type").asString("").equals("array");
    }

    private void valid(String exchange, String place, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(place, this::schemaAt);
        List<Error> errors = schema.validate(
                value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as(exchange).isEmpty();
    }

    /** A part of the one schema that was read: each that is asked for by its address would be read with the whole document. */
    private Schema schemaAt(String place) {
        NodePath path = whole.getSchemaLocation().getFragment();
        JsonNode node = document;
        for (String escaped : place.substring(1).split("/")) {
            String step = escaped.replace("~1", "/").replace("~0", "~");
            path = node.isArray() ? path.append(Integer.parseInt(step)) : path.append(step);
            node = node.at("/" + escaped);
        }
        return whole.getRefSchema(path);
    }

    private String resolved(String place) {
        String reference = document.at(place).path("$ref").asString("");
        return reference.isEmpty() ? place : reference.substring(1);
    }

    /** Clients shall not mind members that they do not know; the shop shall not send any. */
    private static void close(JsonNode components) {
        components.properties().forEach(component -> {
            if (component.getValue() instanceof ObjectNode schema
                    && schema.has("properties")
                    && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        });
    }

    private static JsonNode typed(String value, JsonNode type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type.asString("string")) {
            case "integer" -> json.numberNode(Long.parseLong(value));
            case "number" -> json.numberNode(new java.math.BigDecimal(value));
            case "boolean" -> json.booleanNode(Boolean.parseBoolean(value));
            default -> json.stringNode(value);
        };
    }

    private static List<String> query(URI uri) {
        return uri.getRawQuery() == null || uri.getRawQuery().isEmpty()
                ? List.of()
                : List.of(uri.getRawQuery().split("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** As a step of a JSON Pointer. */
    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    private record Route(String template, Pattern pattern, int variables, Map<String, JsonNode> operations) {

        static Route of(String template, JsonNode item) {
            Map<String, JsonNode> operations = new ConcurrentHashMap<>();
            item.properties().forEach(operation -> operations.put(operation.getKey(), operation.getValue()));
            String literal = template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
            return new Route(
                    template,
                    Pattern.compile("\\Q" + literal + "\\E"),
                    template.length() - template.replace("{", "").length(),
                    operations);
        }

        boolean matches(String path) {
            return pattern.matcher(path).matches();
        }
    }

    /** Read with the first answer that is checked. */
    private static final class Reviewed {

        static final Contract CONTRACT = read();

        private static Contract read() {
            try {
                return new Contract(JsonMapper.shared().readTree(Files.readString(DOCUMENT)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
