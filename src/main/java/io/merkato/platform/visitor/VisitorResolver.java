package io.merkato.platform.visitor;

import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Gives controllers the {@link Visitor}. */
@Component
class VisitorResolver extends RequestArgument<Visitor> {

    VisitorResolver() {
        super(Visitor.class);
    }

    @Override
    protected Visitor of(HttpServletRequest request) {
        return Visitor.of(request);
    }
}
