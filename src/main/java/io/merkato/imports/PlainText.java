package io.merkato.imports;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Reads HTML as a person would: the words, with a line for each block. */
final class PlainText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "br",
            "li",
            "ul",
            "ol",
            "div",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "section",
            "article",
            "blockquote",
            "dt",
            "dd");
    private static final Set<String> HIDDEN = Set.of("script", "style", "template");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int position;

    private PlainText(String html) {
        this.html = html;
    }

    static String of(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return collapsed(html);
        }
        PlainText reading = new PlainText(html);
        reading.read();
        return collapsed(storable(HtmlUtils.htmlUnescape(reading.text.toString())));
    }

    private void read() {
        while (position < html.length()) {
            int open = html.indexOf('<', position);
            appendText(open < 0 ? html.length() : open);
            if (open < 0) {
                return;
            }
            if (html.startsWith("<!--", open)) {
                skipBehind("-->");
            } else if (startsTag(open + 1)) {
                readTag(open + 1);
            } else {
                text.append('<');
                position++;
            }
        }
    }

    private void readTag(int from) {
        int close = html.indexOf('>', from);
        if (close < 0) {
            appendText(html.length());
        } else {
            position = close + 1;
            tag(from, close);
        }
    }

    /** In HTML the lines of the source mean nothing. */
    private void appendText(int end) {
        for (; position < end; position++) {
            char c = html.charAt(position);
            text.append(c == '\n' || c == '\r' ? ' ' : c);
        }
    }

    private boolean startsTag(int at) {
        char c = at < html.length() ? html.charAt(at) : ' ';
        return c == '/' || c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void tag(int from, int close) {
        boolean closing = html.charAt(from) == '/';
        int start = closing ? from + 1 : from;
        int end = start;
        while (end < close && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String name = html.substring(start, end).toLowerCase(Locale.ROOT);
        if (BLOCKS.contains(name)) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        } else if (HIDDEN.contains(name) && !closing) {
            skipBehind("</" + name);
        }
    }

    private void skipBehind(String end) {
        int found = indexOfIgnoringCase(end);
        position = found < 0 ? html.length() : found + end.length();
        if (found >= 0 && !end.endsWith(">")) {
            int close = html.indexOf('>', position);
            position = close < 0 ? html.length() : close + 1;
        }
    }

    private int indexOfIgnoringCase(String wanted) {
        for (int at = position; at <= html.length() - wanted.length(); at++) {
            if (html.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }

    /** Entities can stand for what a text must not hold. */
    private static String storable(String text) {
        return text.replace("\0", "").replaceAll("\\p{Cs}", "");
    }

    private static String collapsed(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[\\s\\u00a0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
