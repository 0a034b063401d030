package io.merkato.platform.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Somebody took the port after {@link PortRule} had found it free. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        PortTaken taken = PortTaken.by(cause, cause.getPort());
        return new FailureAnalysis(taken.whatIsWrong(), taken.remedy(), cause);
    }
}
