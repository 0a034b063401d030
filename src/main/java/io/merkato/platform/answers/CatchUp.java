package io.merkato.platform.answers;

import io.merkato.platform.jobs.BackgroundWorker;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets changes count three times a second that came too fast one after the other. */
@Component
class CatchUp extends BackgroundWorker {

    private final Topics topics;

    CatchUp(Topics topics, LastingFaults faults) {
        super("changes of answers", Duration.ofMillis(333), faults);
        this.topics = topics;
    }

    @Override
    protected void work() {
        topics.catchUp();
    }
}
