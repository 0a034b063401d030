package io.merkato.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which schemas of a document are behind its requests and its answers, directly or through others. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class References {

    enum Side {
        REQUESTS,
        ANSWERS
    }

    private static final String PREFIX = "#/components/schemas/";

    private References() {}

    /** The names of the schemas that one side needs. */
    static Set<String> behind(OpenAPI document, Side side) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        contents(document, side).forEach(schema -> open.addAll(of(schema)));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (schemas.containsKey(name) && reached.add(name)) {
                open.addAll(of(schemas.get(name)));
            }
        }
        return reached;
    }

    /** The names of the schemas that a schema refers to. */
    static Set<String> of(Schema schema) {
        Set<String> names = new HashSet<>();
        each(schema, part -> {
            if (part.get$ref() != null) {
                names.add(part.get$ref().substring(PREFIX.length()));
            }
        });
        return names;
    }

    /** Appends the suffix to these names wherever the schema refers to them. */
    static void rename(@Nullable Schema schema, Set<String> names, String suffix) {
        each(schema, part -> {
            if (part.get$ref() != null && names.contains(part.get$ref().substring(PREFIX.length()))) {
                part.set$ref(part.get$ref() + suffix);
            }
        });
    }

    static void renameInRequests(OpenAPI document, Set<String> names, String suffix) {
        contents(document, Side.REQUESTS).forEach(schema -> rename(schema, names, suffix));
    }

    private static List<Schema> contents(OpenAPI document, Side side) {
        List<Schema> contents = new ArrayList<>();
        document.getPaths().values().forEach(path -> {
            for (Operation operation : path.readOperations()) {
                switch (side) {
                    case REQUESTS -> {
                        if (operation.getRequestBody() != null) {
                            add(contents, operation.getRequestBody().getContent());
                        }
                    }
                    case ANSWERS ->
                        operation.getResponses().values().forEach(answer -> add(contents, answer.getContent()));
                }
            }
        });
        return contents;
    }

    private static void add(List<Schema> contents, @Nullable Content content) {
        if (content != null) {
            content.values().stream()
                    .filter(type -> type.getSchema() != null)
                    .forEach(type -> contents.add(type.getSchema()));
        }
    }

    private static void each(@Nullable Schema schema, Consumer<Schema> visit) {
        if (schema == null) {
            return;
        }
        visit.accept(schema);
        each(schema.getItems(), visit);
        if (schema.getAdditionalProperties() instanceof Schema value) {
            each(value, visit);
        }
        if (schema.getProperties() != null) {
            all(((Map<String, Schema>) schema.getProperties()).values(), visit);
        }
        all(schema.getOneOf(), visit);
        all(schema.getAnyOf(), visit);
        all(schema.getAllOf(), visit);
    }

    private static void all(@Nullable Collection<Schema> schemas, Consumer<Schema> visit) {
        if (schemas != null) {
            schemas.forEach(schema -> each(schema, visit));
        }
    }
}
