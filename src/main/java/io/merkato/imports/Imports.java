package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.RowNote;
import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.Jobs;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes files in and tells how far they are. */
@Component
class Imports {

    private final ImportStore store;
    private final Jobs jobs;

    Imports(ImportStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** Stores a file to be imported as soon as that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID start(ImportFormat format, boolean gzip, UploadedFile file) {
        UUID id = Ids.next();
        store.insert(id, format, gzip, file);
        jobs.enqueue(CarryOutImport.KIND, id.toString(), new CarryOutImport.Taken(id));
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
