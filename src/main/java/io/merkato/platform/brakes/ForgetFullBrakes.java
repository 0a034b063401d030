package io.merkato.platform.brakes;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what was counted and has come back since. */
@Component
class ForgetFullBrakes {

    private final BrakeStore store;

    ForgetFullBrakes(BrakeStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deleteFull();
    }
}
