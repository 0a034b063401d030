package io.merkato.platform.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Puts a problem into the members of RFC 9457, in a fixed order, so that equal problems are equal bytes. */
final class ProblemBody {

    private ProblemBody() {}

    static Map<String, Object> of(Problem problem, String instance) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "type",
                "urn:merkato:problem:" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", problem.detail());
        body.put("instance", instance);
        body.put("code", type.name());
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.members());
        return body;
    }
}
