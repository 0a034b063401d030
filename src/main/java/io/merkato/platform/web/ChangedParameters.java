package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters are read otherwise. They are read when they are asked for: what cannot be read fails there. */
abstract class ChangedParameters extends HttpServletRequestWrapper {

    private @Nullable Map<String, String[]> changed;

    ChangedParameters(HttpServletRequest request) {
        super(request);
    }

    /** What becomes of the parameters as they were sent; no name is without a value. */
    abstract Map<String, String[]> changed(Map<String, String[]> sent);

    @Override
    public final Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = changed;
        if (known == null) {
            known = Collections.unmodifiableMap(changed(super.getParameterMap()));
            changed = known;
        }
        return known;
    }

    @Override
    public final Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public final String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public final @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }
}
