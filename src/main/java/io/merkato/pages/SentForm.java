package io.merkato.pages;

import io.merkato.platform.body.BufferedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that a page sent. The server's own reading finds none, since the body has been read already. */
record SentForm(Map<String, String> fields) {

    static SentForm of(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        String body = new String(BufferedBody.of(request), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new SentForm(fields);
    }

    /** What was typed into a field, empty when it was not sent. */
    String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Names no values: they are tokens and passwords. */
    @Override
    public String toString() {
        return "SentForm" + fields.keySet();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
