package io.merkato.platform.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** All that an operator has set, in one record for each module that declares settings. */
public final class Settings {

    private final Map<Class<?>, Object> records = new LinkedHashMap<>();
    private final Map<String, Object> forSpring = new HashMap<>();

    private Settings() {}

    /** Reads what all modules declare. What is wrong with it the reader knows then. */
    static Settings read(SettingsReader reader) {
        Settings settings = new Settings();
        for (SettingsDeclaration<?> declaration : factories().load(SettingsDeclaration.class)) {
            settings.add(declaration, reader);
        }
        return settings;
    }

    /** Every setting that a module declares, in an order for readers. */
    public static Collection<Setting<?>> known() {
        SettingsReader reader = SettingsReader.over(Map.of());
        read(reader);
        return reader.known();
    }

    static SpringFactoriesLoader factories() {
        return SpringFactoriesLoader.forDefaultResourceLocation(Settings.class.getClassLoader());
    }

    private <T> void add(SettingsDeclaration<T> declaration, SettingsReader reader) {
        T settings = declaration.read(reader);
        records.put(settings.getClass(), settings);
        forSpring.putAll(declaration.forSpring(settings));
    }

    /** The record of a module. */
    public <T> T get(Class<T> type) {
        Object settings = records.get(type);
        if (settings == null) {
            throw new IllegalArgumentException("No declaration of settings gives a " + type.getName() + ".");
        }
        return type.cast(settings);
    }

    Collection<Object> records() {
        return Collections.unmodifiableCollection(records.values());
    }

    /** What Spring wants to know, by its own names. */
    Map<String, Object> forSpring() {
        return Collections.unmodifiableMap(forSpring);
    }
}
