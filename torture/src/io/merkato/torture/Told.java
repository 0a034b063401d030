package io.merkato.torture;

import java.net.http.HttpHeaders;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody was told.
 *
 * @param status 0 when no answer came
 */
record Told(int status, String body, HttpHeaders headers) {

    static final Told NOTHING = new Told(0, "", HttpHeaders.of(Map.of(), (name, value) -> true));

    /** Whether the same request, sent again, may be told more. */
    boolean saysNothing() {
        return status == 0 || status >= 500 || status == 429 || is("REQUEST_IN_PROGRESS");
    }

    boolean is(String problem) {
        return status >= 400 && text("/code").equals(problem);
    }

    /** A text in the body, by JSON Pointer; empty when it is not there. */
    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body.startsWith("{") ? body : "{}");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
