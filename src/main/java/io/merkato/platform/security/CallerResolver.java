package io.merkato.platform.security;

import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Gives controllers the {@link Caller}. */
@Component
class CallerResolver extends RequestArgument<Caller> {

    CallerResolver() {
        super(Caller.class);
    }

    @Override
    protected Caller of(HttpServletRequest request) {
        return Caller.of(request);
    }
}
