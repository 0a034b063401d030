package io.merkato.platform.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The templates of one folder, {@code NAME.html} and {@code NAME.txt}, whose {@code {placeholders}} take values. */
public final class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final String folder;
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    /** @param folder on the class path */
    public Templates(String folder) {
        this.folder = folder;
    }

    /** Fills {@code NAME.html}. A placeholder without a value is an error of the program. */
    public Html html(String name, Map<String, Html> values) {
        return new Html(fill(name + ".html", values, Html::markup));
    }

    /** Fills {@code NAME.txt}, as {@link #html}. */
    public String text(String name, Map<String, String> values) {
        return fill(name + ".txt", values, Function.identity());
    }

    private <V> String fill(String file, Map<String, V> values, Function<V, String> form) {
        // In one pass, so that braces within a value stay what they are.
        return PLACEHOLDER
                .matcher(sources.computeIfAbsent(file, this::read))
                .replaceAll(found -> Matcher.quoteReplacement(form.apply(value(values, found.group(1), file))));
    }

    private <V> V value(Map<String, V> values, String name, String file) {
        V value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(folder + "/" + file + " asks for {" + name + "}, which it is not given");
        }
        return value;
    }

    private String read(String file) {
        try {
            return new ClassPathResource(folder + "/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
