package io.merkato.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.platform.paging.Page;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What schemas are called: as {@code @Schema(name)} says, else as their type. A page of orders is an OrderPage. Remembers
 * which record is behind a name.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>(named());

    /** The records by the names of their schemas. */
    Map<String, Class<?>> records() {
        return Map.copyOf(records);
    }

    /** Those with a name of their own: the generator takes it without asking for it. */
    private static Map<String, Class<?>> named() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.merkato").stream()
                        .filter(type -> type.isAnnotatedWith(Schema.class))
                        .filter(JavaClass::isRecord)
                        .filter(type ->
                                !type.getAnnotationOfType(Schema.class).name().isEmpty())
                        .collect(Collectors.toMap(
                                type -> type.getAnnotationOfType(Schema.class).name(), JavaClass::reflect));
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Schema schema = type.getDeclaredAnnotation(Schema.class);
        String name = schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
        return remembered(name, type);
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return type.getRawClass() == Page.class
                ? remembered(nameForType(type.containedType(0), options) + "Page", Page.class)
                : super.nameForGenericType(type, options);
    }

    private String remembered(String name, Class<?> type) {
        if (type.isRecord()) {
            Class<?> other = records.put(name, type);
            if (other != null && other != type) {
                throw new IllegalStateException(
                        "%s and %s are both called %s: give one a @Schema(name)".formatted(other, type, name));
            }
        }
        return name;
    }
}
