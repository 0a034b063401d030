package io.merkato.platform.settings;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a setting.
 *
 * @param allowed it in words that follow 'Set it to'
 * @param reader gives the value of a text, or null when the text is not allowed
 */
public record Form<T>(String allowed, Function<String, @Nullable T> reader) {

    @Nullable T read(String text) {
        return reader.apply(text);
    }
}
