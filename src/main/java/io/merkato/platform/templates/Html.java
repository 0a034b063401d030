package io.merkato.platform.templates;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A piece of HTML. A value from outside becomes one by {@link #of}, which escapes it; the rest comes from templates. */
public final class Html {

    public static final Html NOTHING = new Html("");

    private final String markup;

    Html(String markup) {
        this.markup = markup;
    }

    /** The text itself, between tags or within a quoted attribute. */
    public static Html of(String text) {
        return new Html(HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name()));
    }

    public static Html lines(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }

    public String markup() {
        return markup;
    }
}
