package io.merkato.platform.settings;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells the operator in plain lines why the shop did not start; the log keeps one line for each entry. */
class RefusedStartReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        System.err.println("Merkato cannot start: " + analysis.getDescription().strip());
        if (action != null && !action.isBlank()) {
            System.err.println(action.strip());
        }
    }
}
