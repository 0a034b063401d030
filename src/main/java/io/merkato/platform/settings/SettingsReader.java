package io.merkato.platform.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings one by one and collects what is wrong with them, so that an operator learns it all at once. A setting that
 * is wrong is read as if it were absent. Blank ones are absent.
 */
public final class SettingsReader {

    private static final int LONGEST_SHOWN = 100;

    private final Set<String> variables;
    private final Function<Setting<?>, @Nullable String> source;
    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Map<String, Violation> violations = new LinkedHashMap<>();

    /** @param variables the names of all that is set */
    SettingsReader(Set<String> variables, Function<Setting<?>, @Nullable String> source) {
        this.variables = variables;
        this.source = source;
    }

    /** Reads variables that are given by their names. */
    static SettingsReader over(Map<String, String> variables) {
        return new SettingsReader(variables.keySet(), setting -> variables.get(setting.variable()));
    }

    /** A wrong setting: what is wrong, and what to do. */
    record Violation(String whatIsWrong, String remedy) {}

    /** The value of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        T given = find(setting);
        return given == null
                ? Objects.requireNonNull(setting.form().read(Objects.requireNonNull(setting.byDefault())))
                : given;
    }

    /** The value of a setting, or null when it is absent. */
    public <T> @Nullable T find(Setting<T> setting) {
        Setting<?> declared = known.putIfAbsent(setting.variable(), setting);
        if (declared != null && !declared.equals(setting)) {
            throw new IllegalStateException(setting.variable() + " is declared twice.");
        }
        String given = source.apply(setting);
        if (given == null || given.isBlank()) {
            return null;
        }
        // Blanks belong to a secret and to nothing else.
        T value = setting.form().read(setting.secret() ? given : given.strip());
        if (value == null) {
            String shown = setting.secret() ? "not allowed" : "'" + shown(given.strip()) + "'";
            refuse(
                    setting.variable(),
                    setting.variable() + " is " + shown + ".",
                    "Set it to " + setting.form().allowed() + ", or leave it out.");
        }
        return value;
    }

    /** The variables whose names begin so, of those that are set and that nobody has asked for yet. */
    public List<String> othersNamed(String prefix) {
        return variables.stream()
                .filter(name -> name.startsWith(prefix) && !known.containsKey(name))
                .sorted()
                .toList();
    }

    /** Says what is wrong with a variable beyond its form. What was wrong with it before stays the reason. */
    public void refuse(String variable, String whatIsWrong, String remedy) {
        violations.putIfAbsent(variable, new Violation(whatIsWrong, remedy));
    }

    /** All settings that were asked for, in that order. */
    Collection<Setting<?>> known() {
        return known.values();
    }

    /** Refuses the start, with everything that is wrong. */
    void throwIfWrong() {
        List<Violation> all = new ArrayList<>(violations.values());
        if (all.size() == 1) {
            throw new StartRefused(all.getFirst().whatIsWrong(), all.getFirst().remedy());
        }
        if (!all.isEmpty()) {
            StringBuilder list = new StringBuilder(all.size() + " settings are wrong.");
            all.forEach(one ->
                    list.append("\n- ").append(one.whatIsWrong()).append(' ').append(one.remedy()));
            throw new StartRefused(list.toString(), "");
        }
    }

    /** In one line, and not for ever. */
    private static String shown(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}
