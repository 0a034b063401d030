package io.merkato.imports.rows;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads HTML as a person would see it in a browser: the words, with a line for each block. */
public final class HtmlText {

    private static final Set<String> HIDDEN = Set.of(
            "script", "style", "template", "title", "iframe", "noembed", "noframes", "object", "select", "textarea");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final boolean keepsLines;
    private final StringBuilder text = new StringBuilder();

    private HtmlText(boolean keepsLines) {
        this.keepsLines = keepsLines;
    }

    /** In HTML the lines of the source mean nothing, in a text without HTML they do. */
    public static String of(String html) {
        return isPlain(html) ? collapsed(html) : new HtmlText(false).read(html);
    }

    /** HTML of an editor that shows the lines of the source as lines. */
    public static String ofLines(String html) {
        return isPlain(html) ? collapsed(html) : new HtmlText(true).read(html);
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0;
    }

    private String read(String html) {
        Jsoup.parseBodyFragment(html).body().traverse(new Words());
        return collapsed(storable(text.toString()));
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

    /** Collects words and ends of lines on the way through the document. */
    private final class Words implements NodeVisitor {

        private int hiddenDepth = Integer.MAX_VALUE;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (depth > hiddenDepth) {
                return;
            }
            if (node instanceof TextNode words) {
                String whole = words.getWholeText();
                text.append(keepsLines || preformatted > 0 ? whole : whole.replaceAll("[\\r\\n]", " "));
            } else if (HIDDEN.contains(node.normalName())) {
                hiddenDepth = depth;
            } else if (node instanceof Element element) {
                preformatted += isPreformatted(element) ? 1 : 0;
                breakAt(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (depth == hiddenDepth) {
                hiddenDepth = Integer.MAX_VALUE;
            } else if (depth < hiddenDepth && node instanceof Element element) {
                preformatted -= isPreformatted(element) ? 1 : 0;
                breakAt(element);
            }
        }

        private void breakAt(Element element) {
            if (CELLS.contains(element.normalName())) {
                text.append(' ');
            } else if (element.isBlock() || element.normalName().equals("br")) {
                text.append('\n');
            }
        }

        private static boolean isPreformatted(Element element) {
            return element.normalName().equals("pre");
        }
    }
}
