package io.merkato.platform.settings;

import java.util.Map;

/**
 * What one module lets an operator set. {@code META-INF/spring.factories} lists the declarations, in the order of
 * docs/generated/settings.md.
 *
 * @param <T> the record that the module's code asks; it becomes a bean
 */
public interface SettingsDeclaration<T> {

    /** Reads every setting of the module, also those that a library takes from the environment by itself. */
    T read(SettingsReader reader);

    /** What Spring wants to know of it, by Spring's own names. */
    default Map<String, Object> forSpring(T settings) {
        return Map.of();
    }
}
