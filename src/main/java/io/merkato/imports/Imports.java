package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.RowNote;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.visitor.Visitor;
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
    private final AuditTrail audit;

    Imports(ImportStore store, Jobs jobs, AuditTrail audit) {
        this.store = store;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Stores a file to be imported as soon as that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID start(ImportFormat format, boolean gzip, UploadedFile file, UserId by, Visitor visitor) {
        UUID id = Ids.next();
        store.insert(id, format, gzip, file);
        jobs.enqueue(CarryOutImport.KIND, id.toString(), new CarryOutImport.Taken(id));
        audit.record(SecurityEvent.IMPORT_STARTED, null, by, visitor, format.text() + ", import " + id);
        return id;
    }

    /** How far an import is, or NOT_FOUND. */
    Report report(UUID id) {
        // Errors and warnings come later, so that there are never fewer of them than the counts say.
        ImportStore.Progress progress = store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such import."));
        return new Report(progress, store.errors(id), store.warnings(id));
    }

    /** How far an import is, with the first errors and the first warnings. */
    record Report(ImportStore.Progress progress, List<RowNote> errors, List<RowNote> warnings) {}
}
