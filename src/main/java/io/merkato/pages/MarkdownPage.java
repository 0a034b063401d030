package io.merkato.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A document of the project as a page, rendered when it is first asked for. */
final class MarkdownPage {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    /** Where the shop serves what the documents link to. */
    private static final Map<String, String> LINKS = Map.of(
            "openapi.json", "/openapi.json",
            "generated/problems.md", "/docs/problems",
            "generated/states.md", "/docs/states",
            "after-the-sale.md", "/docs/after-the-sale",
            "sandbox.md", "/docs/sandbox",
            "api.md", "/docs/guide",
            "../README.md", "/");

    private final String title;
    private final String document;
    private volatile @Nullable String html;

    /** @param document a resource in Markdown */
    MarkdownPage(String title, String document) {
        this.title = title;
        this.document = document;
    }

    String html() {
        String rendered = html;
        if (rendered == null) {
            rendered = rendered();
            html = rendered;
        }
        return rendered;
    }

    private String rendered() {
        Node content = Parser.builder().extensions(EXTENSIONS).build().parse(resource(document));
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(LINKS.getOrDefault(link.getDestination(), link.getDestination()));
                visitChildren(link);
            }
        });
        String body = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(content);
        return resource("documents/page.html").replace("{title}", title).replace("{content}", body);
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
