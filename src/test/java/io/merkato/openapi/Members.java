package io.merkato.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.platform.text.NotBlank;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which members are there and which may be null, as the records say it by {@code @Nullable}.
 *
 * <p>An answer has all of its members, null where there is no value. A request has those that the shop cannot do
 * without; the others may be absent or null, which is the same, and members that the shop does not know are refused. A
 * record that stands in both and differs by that has a second schema for requests.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Members {

    private static final String INPUT = "Input";

    private final OpenAPI document;
    private final Map<String, Schema> schemas;
    private final Map<String, Class<?>> records;

    private Members(OpenAPI document, Map<String, Class<?>> records) {
        this.document = document;
        this.schemas = document.getComponents().getSchemas();
        this.records = new HashMap<>(records);
    }

    static void describe(OpenAPI document, Map<String, Class<?>> records) {
        Members members = new Members(document, records);
        members.separateNewProduct();
        Set<String> asked = References.behind(document, References.Side.REQUESTS);
        Set<String> answered = References.behind(document, References.Side.ANSWERS);
        members.schemas.forEach(members::plain);
        members.split(asked, answered);
        asked.forEach(name -> members.asRequest(name));
        answered.stream().filter(name -> !asked.contains(name)).forEach(members::asAnswer);
    }

    /** A new product needs more than a change does, and one record reads both. */
    private void separateNewProduct() {
        Schema made = Schemas.copy(requireNonNull(schemas.get("ProductChange")));
        made.setRequired(List.of("title", "variants"));
        schemas.put("NewProduct", made);
        records.put("NewProduct", requireNonNull(records.get("ProductChange")));
        requireNonNull(requireNonNull(document.getPaths().get("/v1/admin/products"))
                        .getPost()
                        .getRequestBody()
                        .getContent()
                        .get("application/json"))
                .setSchema(Schemas.reference("NewProduct"));
    }

    /** Puts right what the generator leaves out or makes up. */
    private void plain(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.addType("object");
        Class<?> type = records.get(name);
        properties(schema).forEach((member, property) -> {
            RecordComponent component = type == null ? null : components(type).get(member);
            if (component != null && component.isAnnotationPresent(NotBlank.class)) {
                property.setMinLength(1);
            }
            Schemas.withoutNoise(property);
        });
    }

    /** What is asked for and answered by one record is described twice when that makes a difference. */
    private void split(Set<String> asked, Set<String> answered) {
        Set<String> different = new TreeSet<>();
        for (String name : asked) {
            if (answered.contains(name) && !optional(name).isEmpty()) {
                different.add(name);
            }
        }
        for (boolean more = true; more; ) {
            more = false;
            for (String name : asked) {
                Set<String> needed = References.of(requireNonNull(schemas.get(name)));
                if (answered.contains(name)
                        && !needed.stream().filter(different::contains).toList().isEmpty()) {
                    more |= different.add(name);
                }
            }
        }
        Map<String, Schema> inputs = new LinkedHashMap<>();
        for (String name : different) {
            inputs.put(name + INPUT, Schemas.copy(requireNonNull(schemas.get(name))));
            records.put(name + INPUT, requireNonNull(records.get(name)));
        }
        schemas.putAll(inputs);
        asked.removeAll(different);
        asked.addAll(inputs.keySet());
        asked.forEach(name -> References.rename(schemas.get(name), different, INPUT));
        References.renameInRequests(document, different, INPUT);
        answered.addAll(different);
    }

    private void asAnswer(String name) {
        Schema schema = requireNonNull(schemas.get(name));
        if (schema.getProperties() == null || !records.containsKey(name)) {
            return;
        }
        schema.setRequired(new ArrayList<>(properties(schema).keySet()));
        allowNull(schema, nullable(name));
    }

    private void asRequest(String name) {
        Schema schema = requireNonNull(schemas.get(name));
        if (schema.getProperties() == null || !records.containsKey(name)) {
            return;
        }
        Set<String> optional = optional(name);
        List<String> required = properties(schema).keySet().stream()
                .filter(member -> !optional.contains(member))
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
        schema.setAdditionalProperties(false);
        properties(schema).values().forEach(this::orText);
        allowNull(schema, optional);
    }

    /** A list of what may as well be written as a bare text says so. */
    private void orText(Schema property) {
        Schema items = property.getItems();
        if (items == null || items.get$ref() == null) {
            return;
        }
        Class<?> type = records.get(items.get$ref().replaceAll(".*/", ""));
        if (type != null && Arrays.stream(type.getDeclaredMethods()).anyMatch(Members::readsText)) {
            Schema either = new JsonSchema();
            either.setOneOf(List.of(items, Schemas.ofType("string")));
            property.setItems(either);
        }
    }

    private static boolean readsText(Method method) {
        return method.isAnnotationPresent(JsonCreator.class)
                && List.of(method.getParameterTypes()).equals(List.of(String.class));
    }

    private static void allowNull(Schema schema, Set<String> members) {
        Map<String, Schema> properties = properties(schema);
        members.forEach(member -> properties.put(member, Schemas.orNull(requireNonNull(properties.get(member)))));
    }

    /** What a request may leave out. */
    private Set<String> optional(String name) {
        Set<String> optional = nullable(name);
        List<String> required = requireNonNull(schemas.get(name)).getRequired();
        if (required != null) {
            optional.removeAll(required);
        }
        return optional;
    }

    private Set<String> nullable(String name) {
        Set<String> nullable = new TreeSet<>();
        Class<?> type = records.get(name);
        if (type != null) {
            components(type).forEach((member, component) -> {
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    nullable.add(member);
                }
            });
        }
        nullable.retainAll(properties(requireNonNull(schemas.get(name))).keySet());
        return nullable;
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components.putAll(components(component.getType()));
            } else {
                components.put(component.getName(), component);
            }
        }
        return components;
    }

    private static Map<String, Schema> properties(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        return properties == null ? new TreeMap<>() : properties;
    }
}
