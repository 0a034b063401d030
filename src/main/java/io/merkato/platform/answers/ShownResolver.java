package io.merkato.platform.answers;

import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Gives controllers {@link Shown}. */
@Component
class ShownResolver extends RequestArgument<Shown> {

    ShownResolver() {
        super(Shown.class);
    }

    @Override
    protected Shown of(HttpServletRequest request) {
        return Shown.of(request);
    }
}
