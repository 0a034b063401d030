package io.merkato.testing.stripe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a caller sent in a form or a query, with brackets where something is nested: {@code metadata[order]=7}. */
public final class Params {

    private record Pair(String name, String value) {

        boolean isOf(String parameter) {
            return name.equals(parameter) || name.startsWith(parameter + "[");
        }
    }

    private final List<Pair> pairs;

    private Params(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /** Of a form as it was sent, which may be empty. */
    public static Params of(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(new Pair(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8)));
            }
        }
        return new Params(pairs);
    }

    /** The same for the same parameters, in whichever order they were sent. */
    public String fingerprint() {
        return pairs.stream()
                .map(pair -> pair.name() + "=" + pair.value())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Refuses whatever is not known, as Stripe does. {@code expand} always is. */
    public void only(Set<String> known) {
        for (Pair pair : pairs) {
            String name = pair.name().replaceFirst("\\[.*", "");
            if (!known.contains(name) && !name.equals("expand")) {
                throw StripeError.invalid("Received unknown parameter: " + name)
                        .with("code", "parameter_unknown")
                        .with("param", name);
            }
        }
    }

    public boolean has(String name) {
        return pairs.stream().anyMatch(pair -> pair.isOf(name));
    }

    /** Null when it was not sent, or sent empty. */
    public @Nullable String text(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name) && !pair.value().isEmpty())
                .map(Pair::value)
                .findFirst()
                .orElse(null);
    }

    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    public String required(String name) {
        String text = text(name);
        if (text == null) {
            throw StripeError.invalid("Missing required param: " + name + ".")
                    .with("code", "parameter_missing")
                    .with("param", name);
        }
        return text;
    }

    public String oneOf(String name, String otherwise, Set<String> known) {
        String text = text(name, otherwise);
        if (has(name) && !known.contains(text)) {
            throw StripeError.invalid("Invalid %s: must be one of %s"
                            .formatted(name, known.stream().sorted().collect(Collectors.joining(", "))))
                    .with("param", name);
        }
        return text;
    }

    public long whole(String name, long otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw StripeError.invalid("Invalid integer: " + text)
                    .with("code", "parameter_invalid_integer")
                    .with("param", name);
        }
    }

    public boolean flag(String name) {
        String text = text(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw StripeError.invalid("Invalid boolean: " + text).with("param", name);
        }
        return text.equals("true");
    }

    /** What stands in the brackets, with its values; empty values stay, for they unset something. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (pair.name().startsWith(name + "[") && pair.name().endsWith("]")) {
                map.put(pair.name().substring(name.length() + 1, pair.name().length() - 1), pair.value());
            }
        }
        return map;
    }

    /** The values of {@code name[]} or {@code name[0]}, {@code name[1]} and so on. */
    public List<String> list(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().matches("\\Q" + name + "\\E\\[\\d*]"))
                .map(Pair::value)
                .toList();
    }
}
