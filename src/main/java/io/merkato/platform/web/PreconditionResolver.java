package io.merkato.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes the {@link Precondition} that a controller takes, of {@code If-Match}. */
@Component
class PreconditionResolver extends RequestArgument<Precondition> {

    private final EntityTags entityTags;

    PreconditionResolver(EntityTags entityTags) {
        super(Precondition.class);
        this.entityTags = entityTags;
    }

    @Override
    protected Precondition of(HttpServletRequest request) {
        List<String> tags = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (tags.isEmpty()) {
            return current -> {};
        }
        // A list in several header fields is one list (RFC 9110, 5.3).
        String ifMatch = String.join(",", tags);
        return current -> entityTags.requireMatch(ifMatch, current);
    }
}
