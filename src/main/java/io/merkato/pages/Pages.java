package io.merkato.pages;

import io.merkato.kernel.ShopProfile;
import io.merkato.platform.templates.Html;
import io.merkato.platform.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes pages out of the templates in {@code pages}, all within one layout. */
@Component
final class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Templates templates = new Templates("pages");
    private final Html shopName;

    Pages(ShopProfile shop) {
        this.shopName = Html.of(shop.name());
    }

    /** Fills one template. {@code {shopName}} is known everywhere. */
    Html part(String template, Map<String, Html> values) {
        Map<String, Html> known = new HashMap<>(values);
        known.put("shopName", shopName);
        return templates.html(template, known);
    }

    /** The answer to a request: the content within the layout. Its addresses are relative, so a path may lie before it. */
    ResponseEntity<String> answer(HttpServletRequest request, HttpStatusCode status, String title, Html content) {
        return ResponseEntity.status(status).contentType(HTML).body(page(request, title, content));
    }

    /** As {@link #answer}, for a page that shows what the usual policy forbids. */
    ResponseEntity<String> answer(HttpServletRequest request, String contentPolicy, String title, Html content) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", contentPolicy)
                .body(page(request, title, content));
    }

    /** A page that says one thing. */
    ResponseEntity<String> message(HttpServletRequest request, HttpStatusCode status, String title, String text) {
        return answer(
                request,
                status,
                title,
                part(status.isError() ? "refusal" : "success", Map.of("title", Html.of(title), "text", Html.of(text))));
    }

    /** What a link out of a mail shows whose token is missing or cannot be one. */
    ResponseEntity<String> incompleteLink(HttpServletRequest request) {
        return message(
                request,
                HttpStatus.BAD_REQUEST,
                "This link is not complete",
                "A part of it got lost on the way. Open the link in the mail again, or copy all of it.");
    }

    private String page(HttpServletRequest request, String title, Html content) {
        return part("layout", Map.of("title", Html.of(title), "root", root(request), "content", content))
                .markup();
    }

    /** The way from the page to the root of the shop. */
    private static Html root(HttpServletRequest request) {
        long depth = request.getRequestURI()
                        .chars()
                        .filter(character -> character == '/')
                        .count()
                - 1;
        return Html.of("./" + "../".repeat((int) Math.max(0, depth)));
    }
}
