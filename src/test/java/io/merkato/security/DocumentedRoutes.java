package io.merkato.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The routes of the reviewed API document, with a body for each that takes one, which is good as far as its schema tells. */
final class DocumentedRoutes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String WEBHOOKS = "/v1/payments/webhooks/{gateway}";

    private final JsonNode document;
    private final Map<String, String> values;

    /** @param values what to write into texts of these names */
    DocumentedRoutes(Map<String, String> values) {
        this.document = read();
        this.values = values;
    }

    /** All routes that take a JSON body of which the shop reads texts: what gateways send is signed bytes. */
    List<Route> withBody() {
        return all().stream()
                .filter(route -> !route.body().isMissingNode() && !route.path().equals(WEBHOOKS))
                .toList();
    }

    List<Route> all() {
        List<Route> routes = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().isObject() && operation.getValue().has("responses")) {
                        routes.add(route(path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }));
        return routes;
    }

    /** The same route with a body in which nothing is taken that was taken by the last. */
    Route again(Route route) {
        return all().stream()
                .filter(other -> other.toString().equals(route.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Route route(String path, String method, JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asString().equals("query")) {
                parameters.add(parameter.get("name").asString());
            }
        }
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                schema.isMissingNode() ? schema : example("body", schema));
    }

    private JsonNode example(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return example(name, document.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("properties")) {
            ObjectNode object = NODES.objectNode();
            schema.get("properties")
                    .properties()
                    .forEach(
                            property -> object.set(property.getKey(), example(property.getKey(), property.getValue())));
            return object;
        }
        return switch (schema.path("type").asString("object")) {
            case "string" -> NODES.stringNode(text(name, schema));
            case "integer", "number" ->
                NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> NODES.booleanNode(false);
            case "array" -> NODES.arrayNode().add(example(name, schema.get("items")));
            default -> NODES.objectNode().put("colour", "blue");
        };
    }

    private String text(String name, JsonNode schema) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        String unique = UUID.randomUUID().toString();
        return switch (schema.path("format").asString("")) {
            case "uuid" -> unique;
            case "email" -> unique + "@example.org";
            default -> unique.substring(0, 8);
        };
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("docs/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param body missing when there is none */
    record Route(String method, String path, List<String> queryParameters, JsonNode body) {

        /** The path with this id in the place of each variable. */
        String pathWith(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        /** JSON Pointers of all texts in the body. */
        List<String> texts() {
            List<String> pointers = new ArrayList<>();
            collect("", body, pointers);
            return pointers;
        }

        /** The body with another text at this place, written as it stands, escapes and all. */
        String bodyWith(String pointer, String json) {
            JsonNode changed = body.deepCopy();
            int name = pointer.lastIndexOf('/');
            JsonNode parent = changed.at(pointer.substring(0, name));
            String step = pointer.substring(name + 1);
            switch (parent) {
                case ObjectNode object -> object.put(step, "@@");
                case ArrayNode array -> array.set(Integer.parseInt(step), "@@");
                default -> throw new IllegalArgumentException(pointer);
            }
            return changed.toString().replace("\"@@\"", "\"" + json + "\"");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        private static void collect(String at, JsonNode node, List<String> pointers) {
            if (node.isString()) {
                pointers.add(at);
            }
            node.properties().forEach(property -> collect(at + "/" + property.getKey(), property.getValue(), pointers));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                collect(at + "/" + i, node.get(i), pointers);
            }
        }
    }
}
