package io.merkato.imports;

import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has those imports carried out that a node of an earlier version took in and did not end. */
@Component
class ResumeImports implements RecurringJob {

    private final ImportStore store;
    private final Jobs jobs;

    ResumeImports(ImportStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "imports.resume";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    @Transactional
    public void run() {
        store.takeLeft().forEach(id -> jobs.enqueue(CarryOutImport.KIND, id.toString(), new CarryOutImport.Taken(id)));
    }
}
