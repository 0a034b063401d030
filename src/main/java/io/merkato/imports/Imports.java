package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.RowNote;
import io.merkato.kernel.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes files in and tells how far they are. */
@Component
class Imports {

    private final ImportStore store;
    private final RunImports runner;

    Imports(ImportStore store, RunImports runner) {
        this.store = store;
        this.runner = runner;
    }

    /** Stores a file to be imported, and wakes the runner when that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID start(ImportFormat format, boolean gzip, UploadedFile file) {
        UUID id = Ids.next();
        store.insert(id, format, gzip, file);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.wake();
            }
        });
        return id;
    }

    ImportStore.Progress progress(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such import."));
    }

    /** The first errors. */
    List<RowNote> errors(UUID id) {
        return store.errors(id);
    }

    /** The first warnings. */
    List<RowNote> warnings(UUID id) {
        return store.warnings(id);
    }
}
