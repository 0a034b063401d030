package io.merkato.platform.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A request whose parameters are those of its query, whatever its body claims to be. */
final class QueryOnlyRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    QueryOnlyRequest(HttpServletRequest request) {
        super(request);
        Map<String, String[]> found = new LinkedHashMap<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> found.put(
                        decoded(name),
                        values.stream().map(QueryOnlyRequest::decoded).toArray(String[]::new)));
        this.parameters = Collections.unmodifiableMap(found);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    private static String decoded(@Nullable String text) {
        try {
            return text == null ? "" : URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign stands for itself; no parameter of ours has one.
            return text;
        }
    }
}
