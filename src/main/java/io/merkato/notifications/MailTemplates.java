package io.merkato.notifications;

import io.merkato.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Fills the templates {@code mail/NAME.txt} and {@code mail/NAME.html}, whose {@code {placeholders}} take fragments. A
 * value from outside becomes a fragment only by {@link Fragment#of}, which escapes it.
 */
@Component
class MailTemplates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LOOKS_LIKE_A_LINK = Pattern.compile("\\w\\.\\w{2,}|:/");
    private static final int LONGEST_GREETED_NAME = 60;

    private final Fragment shopName;
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    MailTemplates(Settings settings) {
        this.shopName = Fragment.of(settings.shopName());
    }

    /** Renders a whole mail: the template inside the layout that all mails share. */
    Fragment mail(String template, Map<String, Fragment> values) {
        return part("layout", Map.of("content", part(template, values)));
    }

    /** Renders one piece of a mail. {@code {shopName}} is known everywhere. */
    Fragment part(String template, Map<String, Fragment> values) {
        Map<String, Fragment> known = new HashMap<>(values);
        known.put("shopName", shopName);
        return new Fragment(
                fill(template + ".txt", known, Fragment::text), fill(template + ".html", known, Fragment::html));
    }

    /**
     * The opening line. It leaves out what looks like a link: anybody may write a name into the form, and the mail goes
     * to whom they please.
     */
    Fragment greeting(String name) {
        String clean = Mail.oneLine(name);
        boolean greeted = !clean.isEmpty()
                && clean.length() <= LONGEST_GREETED_NAME
                && !LOOKS_LIKE_A_LINK.matcher(clean).find();
        return Fragment.of(greeted ? "Hello " + clean + "," : "Hello,");
    }

    private String fill(String file, Map<String, Fragment> values, Function<Fragment, String> form) {
        // In one pass, so that braces within a value stay what they are.
        return PLACEHOLDER
                .matcher(sources.computeIfAbsent(file, MailTemplates::read))
                .replaceAll(found -> Matcher.quoteReplacement(form.apply(value(values, found.group(1), file))));
    }

    private static Fragment value(Map<String, Fragment> values, String name, String file) {
        Fragment value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("mail/" + file + " asks for {" + name + "}, which it is not given");
        }
        return value;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("mail/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content in both forms of a mail, each ready to be put in. */
    record Fragment(String text, String html) {

        /** Takes a plain value: one line in the text, escaped in the HTML. */
        static Fragment of(String value) {
            String line = Mail.oneLine(value);
            return new Fragment(line, HtmlUtils.htmlEscape(line, StandardCharsets.UTF_8.name()));
        }

        static Fragment lines(Collection<Fragment> fragments) {
            return new Fragment(
                    fragments.stream().map(Fragment::text).collect(Collectors.joining("\n")),
                    fragments.stream().map(Fragment::html).collect(Collectors.joining("\n")));
        }
    }
}
