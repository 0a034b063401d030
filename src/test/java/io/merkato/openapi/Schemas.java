package io.merkato.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Small things that are done to schemas of OpenAPI 3.1. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Schemas {

    private static final String NULL = "null";

    private Schemas() {}

    static Schema ofType(String... types) {
        Schema schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(Arrays.asList(types)));
        return schema;
    }

    static Schema text(String description) {
        return ofType("string").description(description);
    }

    static Schema reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    static Schema anyOfTexts(List<String> texts) {
        Schema schema = ofType("string");
        schema.setEnum(new ArrayList<>(texts));
        return schema;
    }

    /** What an attribute of a product can be. */
    static Schema attributeValue() {
        Schema value = new JsonSchema();
        value.setDescription("A text, a number, true or false.");
        value.setOneOf(List.of(ofType("string"), ofType("number"), ofType("boolean")));
        return value;
    }

    /** Attributes by their names, in a query. With none that is known, generators make a map that they cannot write. */
    static Schema attributeFilter() {
        Schema filter = ofType("object");
        filter.addProperty("colour", text("For example."));
        filter.setAdditionalProperties(ofType("string"));
        return filter;
    }

    static Schema copy(Schema schema) {
        return Objects.requireNonNull(Json31.mapper().convertValue(schema, Schema.class));
    }

    /** The same schema, and null. */
    static Schema orNull(Schema schema) {
        if (schema.get$ref() != null) {
            Schema either = new JsonSchema();
            either.setDescription(schema.getDescription());
            schema.setDescription(null);
            either.setOneOf(List.of(schema, ofType(NULL)));
            return either;
        }
        if (schema.getOneOf() != null) {
            List<Schema> either = new ArrayList<>(schema.getOneOf());
            either.add(ofType(NULL));
            schema.setOneOf(either);
            return schema;
        }
        schema.addType(NULL);
        if (schema.getEnum() != null) {
            List<Object> values = new ArrayList<>(schema.getEnum());
            values.add(null);
            schema.setEnum(values);
        }
        return schema;
    }

    /** Limits that are none, and the description of a list at each of its entries. */
    static void withoutNoise(Schema schema) {
        if (Objects.equals(schema.getMinLength(), 0)) {
            schema.setMinLength(null);
        }
        if (Objects.equals(schema.getMaxLength(), Integer.MAX_VALUE)) {
            schema.setMaxLength(null);
        }
        if (Objects.equals(schema.getMinItems(), 0)) {
            schema.setMinItems(null);
        }
        if (Objects.equals(schema.getMaxItems(), Integer.MAX_VALUE)) {
            schema.setMaxItems(null);
        }
        Schema items = schema.getItems();
        if (items != null) {
            if (items.getDescription() != null && items.getDescription().equals(schema.getDescription())) {
                items.setDescription(null);
            }
            withoutNoise(items);
        }
        if (schema.getAdditionalProperties() instanceof Schema value && isAnything(value)) {
            schema.setAdditionalProperties(reference("AttributeValue"));
        }
    }

    private static boolean isAnything(Schema schema) {
        Set<String> types = schema.getTypes();
        return schema.get$ref() == null
                && schema.getProperties() == null
                && (types == null || types.equals(Set.of("object")))
                && (schema.getType() == null || schema.getType().equals("object"));
    }
}
