package io.merkato.platform.settings;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components of all records of settings, whichever module they are private to. */
final class Components {

    private Components() {}

    /** Their values by names such as {@code WebSettings.port}; what is no record has its own name. */
    static Map<String, @Nullable Object> allOf(Settings settings) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Object settingsOfAModule : settings.records()) {
            String name = settingsOfAModule.getClass().getSimpleName();
            if (settingsOfAModule instanceof Record) {
                for (RecordComponent component : settingsOfAModule.getClass().getRecordComponents()) {
                    values.put(name + "." + component.getName(), value(component, settingsOfAModule));
                }
            } else {
                values.put(name, settingsOfAModule);
            }
        }
        return values;
    }

    private static @Nullable Object value(RecordComponent component, Object settings) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }
}
