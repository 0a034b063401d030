package io.merkato.platform.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operator can set.
 *
 * @param variable its name in the environment
 * @param byDefault what holds without it, in the form of the setting or, where nothing fixed does, in words; null for nothing
 * @param form what may stand in it
 * @param purpose what it is for, as half a sentence
 * @param secret whether its value is never shown
 */
public record Setting<T>(String variable, @Nullable String byDefault, Form<T> form, String purpose, boolean secret) {

    /** A setting that need not be there. */
    public static <T> Setting<T> of(String variable, Form<T> form, String purpose) {
        return new Setting<>(variable, null, form, purpose, false);
    }

    /** The same with what holds when it is absent. */
    public Setting<T> or(String byDefault) {
        return new Setting<>(variable, byDefault, form, purpose, secret);
    }

    /** The same as one whose value nobody may see. */
    public Setting<T> kept() {
        return new Setting<>(variable, byDefault, form, purpose, true);
    }

    /** The name under which the command line may give it: MERKATO_SHOP_NAME is merkato.shop-name there. */
    String property() {
        String lower = variable.toLowerCase(Locale.ROOT);
        return lower.startsWith("merkato_")
                ? "merkato." + lower.substring("merkato_".length()).replace('_', '-')
                : lower.replace('_', '.');
    }
}
