package io.merkato.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells a browser that opens a page from a program that asks an API. */
final class BrowserRequest {

    private static final List<MediaType> PAGES = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);
    private static final List<MediaType> DATA = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

    private BrowserRequest() {}

    /** Whether HTML is asked for by name, and JSON no more than it. Anything, as curl asks for, is not HTML. */
    static boolean prefersHtml(HttpServletRequest request) {
        String accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(accept);
            double html = quality(accepted, PAGES);
            return html > 0 && html >= quality(accepted, DATA);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static double quality(List<MediaType> accepted, List<MediaType> wanted) {
        return accepted.stream()
                .filter(type -> wanted.stream().anyMatch(type::equalsTypeAndSubtype))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
