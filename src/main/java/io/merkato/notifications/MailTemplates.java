package io.merkato.notifications;

import io.merkato.kernel.ShopProfile;
import io.merkato.platform.templates.Html;
import io.merkato.platform.templates.Templates;
import io.merkato.platform.text.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fills the templates {@code mail/NAME.txt} and {@code mail/NAME.html}, which say the same. */
@Component
public class MailTemplates {

    private static final Pattern LOOKS_LIKE_A_LINK =
            Pattern.compile("(?<=\\w)\\.(?=\\w{2,})|:(?=/)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final int LONGEST_GREETED_NAME = 60;

    private final Fragment shopName;
    private final Templates templates = new Templates("mail");

    MailTemplates(ShopProfile shop) {
        this.shopName = Fragment.of(shop.name());
    }

    /** Renders a whole mail: the template inside the layout that all mails share. */
    public Fragment mail(String template, Map<String, Fragment> values) {
        return part("layout", Map.of("content", part(template, values)));
    }

    /** Renders one piece of a mail. {@code {shopName}} is known everywhere. */
    public Fragment part(String template, Map<String, Fragment> values) {
        Map<String, Fragment> known = new HashMap<>(values);
        known.put("shopName", shopName);
        return new Fragment(
                templates.text(template, each(known, Fragment::text)),
                templates.html(template, each(known, Fragment::html)));
    }

    /**
     * The opening line. It leaves out what looks like a link: anybody may write a name into the form, and the mail goes
     * to whom they please.
     */
    public Fragment greeting(String name) {
        String clean = Text.oneLine(name);
        boolean greeted = !clean.isEmpty()
                && clean.length() <= LONGEST_GREETED_NAME
                && !LOOKS_LIKE_A_LINK.matcher(clean).find();
        return Fragment.of(greeted ? "Hello " + clean + "," : "Hello,");
    }

    /**
     * What a stranger typed, and nobody shall follow: links are broken up by spaces without width, so it reads as it did, and nothing
     * makes the text after it run the other way (UAX 9).
     */
    public static String unlinked(String typed) {
        return LOOKS_LIKE_A_LINK
                .matcher(DIRECTIONS.matcher(typed).replaceAll(""))
                .replaceAll("$0\u200b");
    }

    private static <V> Map<String, V> each(Map<String, Fragment> fragments, Function<Fragment, V> form) {
        return fragments.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> form.apply(entry.getValue())));
    }

    /** The same content in both forms of a mail, each ready to be put in. */
    public record Fragment(String text, Html html) {

        /** What says nothing. */
        public static final Fragment NOTHING = new Fragment("", Html.NOTHING);

        /** Takes a plain value: one line in the text, escaped in the HTML. */
        public static Fragment of(String value) {
            String line = Text.oneLine(value);
            return new Fragment(line, Html.of(line));
        }

        /** Several, each on a line of its own. */
        public static Fragment lines(Collection<Fragment> fragments) {
            return new Fragment(
                    fragments.stream().map(Fragment::text).collect(Collectors.joining("\n")),
                    Html.lines(fragments.stream().map(Fragment::html).toList()));
        }
    }
}
