package io.merkato.search.insights;

import io.merkato.platform.jobs.BackgroundWorker;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Writes down every two seconds what this node has counted, and once more at its stop. It does nothing when nothing was. */
@Component
class KeepSearches extends BackgroundWorker {

    private final Insights insights;
    private final LastingFaults faults;

    KeepSearches(Insights insights, LastingFaults faults) {
        super("counting searches", Duration.ofSeconds(2), faults);
        this.insights = insights;
        this.faults = faults;
    }

    @Override
    protected void work() {
        insights.settle();
    }

    /** It ends after the requests that are under way at a stop. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            insights.settle();
        } catch (RuntimeException e) {
            faults.met("The work of " + name(), e);
        }
    }
}
