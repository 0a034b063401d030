package io.merkato.platform.ratelimit;

import io.merkato.platform.jobs.BackgroundWorker;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tells the other nodes every second what this one has counted. It says nothing when nothing was. */
@Component
class ShareRequestCounts extends BackgroundWorker {

    private final RequestLimit limit;

    ShareRequestCounts(RequestLimit limit, LastingFaults faults) {
        super("request counts", Duration.ofSeconds(1), faults);
        this.limit = limit;
    }

    @Override
    protected void work() {
        limit.settle();
    }
}
