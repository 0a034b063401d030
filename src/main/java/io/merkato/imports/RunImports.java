package io.merkato.imports;

import io.merkato.platform.jobs.BackgroundWorker;
import io.merkato.platform.observability.LastingFaults;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries imports out in the background, one at a time on each node, also what another node took in or left behind. */
@Component
class RunImports extends BackgroundWorker {

    private static final Logger log = LoggerFactory.getLogger(RunImports.class);
    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final ImportStore store;
    private final CarryOutImport carryOut;
    private final LastingFaults faults;

    RunImports(ImportStore store, CarryOutImport carryOut, LastingFaults faults) {
        super("imports", POLL, faults);
        this.store = store;
        this.carryOut = carryOut;
        this.faults = faults;
    }

    @Override
    protected boolean doNext() {
        Optional<ImportStore.Leased> work = store.lease(CarryOutImport.LEASE);
        work.ifPresent(this::run);
        return work.isPresent();
    }

    private void run(ImportStore.Leased work) {
        try {
            carryOut.run(work, this::isRunning);
        } catch (ImportSuspended e) {
            log.info("Import {} is left to another time: {}", work.id(), e.getMessage());
            store.release(work, Duration.ZERO);
        } catch (RuntimeException e) {
            faults.met("Import " + work.id() + ", which goes on in a moment,", e);
            store.release(work, PAUSE_AFTER_FAILURE);
        }
    }
}
