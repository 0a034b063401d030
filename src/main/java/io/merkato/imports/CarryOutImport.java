package io.merkato.imports;

import static io.merkato.imports.rows.ImportProblem.FILE_UNREADABLE;
import static io.merkato.platform.problem.PlatformProblem.INTERNAL_ERROR;

import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.Outline;
import io.merkato.imports.rows.RowNote;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.JobSuspended;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.sql.TransientFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries one import out, from where it stands to its end. A batch of rows and the progress over it are one
 * transaction that begins by making sure of where the import stands, so that nothing is done twice or left out whenever a
 * node dies or is thought to have died.
 */
@Component
class CarryOutImport implements Job<CarryOutImport.Taken> {

    static final JobKind<Taken> KIND = new JobKind<>("imports.carry-out", Taken.class);

    private static final Logger log = LoggerFactory.getLogger(CarryOutImport.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final ImportStore store;
    private final OpenFile files;
    private final WriteRows writer;
    private final TransactionTemplate transaction;
    private final Jobs jobs;

    CarryOutImport(ImportStore store, OpenFile files, WriteRows writer, TransactionTemplate transaction, Jobs jobs) {
        this.store = store;
        this.files = files;
        this.writer = writer;
        this.transaction = transaction;
        this.jobs = jobs;
    }

    @Override
    public JobKind<Taken> kind() {
        return KIND;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Optional<Duration> delayAfter(int failures) {
        return Optional.of(PAUSE_AFTER_FAILURE);
    }

    @Override
    public void run(Taken taken) {
        run(taken.importId(), jobs::goOn);
    }

    /**
     * Returns when the import has ended, also by a fault that would come again; one that may pass is thrown.
     *
     * @param goesOn whether this node still runs
     * @throws JobSuspended when it does not, or when another node goes on with the import
     */
    void run(UUID id, BooleanSupplier goesOn) {
        store.findRunning(id).ifPresent(checkpoint -> new Attempt(checkpoint, goesOn).run());
    }

    /** A file has been taken in. */
    record Taken(UUID importId) {}

    /** What this node does of an import at a stretch. */
    private final class Attempt {

        private final ImportStore.Checkpoint checkpoint;
        private final BooleanSupplier goesOn;
        private int done;

        private Attempt(ImportStore.Checkpoint checkpoint, BooleanSupplier goesOn) {
            this.checkpoint = checkpoint;
            this.goesOn = goesOn;
            this.done = checkpoint.done();
        }

        private void run() {
            try {
                write(outline());
                end(ImportStatus.SUCCEEDED, List.of());
            } catch (Problem e) {
                end(ImportStatus.FAILED, List.of(RowNote.of(0, e)));
            } catch (IOException e) {
                Problem damaged = FILE_UNREADABLE.because("The file is not gzip, is damaged, or is cut off.");
                end(ImportStatus.FAILED, List.of(RowNote.of(0, damaged)));
            } catch (RuntimeException e) {
                if (e instanceof JobSuspended || TransientFailure.is(e) || !goesOn.getAsBoolean()) {
                    throw e;
                }
                // The same file would meet the same fault for ever.
                log.error("Import {} could not be carried out", checkpoint.id(), e);
                Problem fault = INTERNAL_ERROR.because("The file could not be read on. The failure has been logged.");
                end(ImportStatus.FAILED, List.of(RowNote.of(0, fault)));
            }
        }

        private Outline outline() throws IOException {
            Outline outline = files.outline(checkpoint.format(), checkpoint.gzip(), this::piece, this::requireRunning);
            if (checkpoint.total() == null) {
                transaction.executeWithoutResult(status -> {
                    requireCheckpoint();
                    store.setTotal(checkpoint.id(), outline.rows());
                });
            }
            return outline;
        }

        private void write(Outline outline) throws IOException {
            FileRows rows =
                    files.open(checkpoint.format(), checkpoint.gzip(), this::piece, outline, this::requireRunning);
            for (int passed = 0; passed < checkpoint.done() && rows.next() != null; passed++) {
                // Passes over what is done already.
            }
            Batch batch = new Batch();
            for (ImportedRow row = rows.next(); row != null; row = rows.next()) {
                if (!batch.takes(row)) {
                    write(batch.take());
                }
                batch.add(row);
            }
            write(batch.take());
        }

        /** Writes rows together, or when that is refused in ever smaller parts, until the bad rows stand alone. */
        private void write(List<ImportedRow> rows) {
            if (rows.isEmpty()) {
                return;
            }
            requireRunning();
            try {
                commit(rows);
            } catch (RuntimeException e) {
                if (e instanceof JobSuspended || isTransient(e)) {
                    throw e;
                }
                if (rows.size() > 1) {
                    int half = rows.size() / 2;
                    write(rows.subList(0, half));
                    write(rows.subList(half, rows.size()));
                } else {
                    commit(List.of(refused(rows.getFirst(), e)));
                }
            }
        }

        private void commit(List<ImportedRow> rows) {
            transaction.executeWithoutResult(status -> {
                requireCheckpoint();
                WriteRows.Written written = writer.write(rows, checkpoint.id());
                store.addErrors(checkpoint.id(), written.errors());
                store.addWarnings(checkpoint.id(), written.warnings());
                store.addProgress(
                        checkpoint.id(),
                        written.created(),
                        written.updated(),
                        written.errors().size());
            });
            done += rows.size();
        }

        private void end(ImportStatus outcome, List<RowNote> errors) {
            transaction.executeWithoutResult(status -> {
                requireCheckpoint();
                store.addErrors(checkpoint.id(), errors);
                store.end(checkpoint.id(), outcome);
            });
            log.info("Import {} has {}", checkpoint.id(), outcome.text());
        }

        private byte @Nullable [] piece(int number) {
            return store.piece(checkpoint.id(), number);
        }

        private void requireCheckpoint() {
            if (!store.lockAt(checkpoint.id(), done)) {
                throw new JobSuspended("Another node goes on with it.");
            }
        }

        private void requireRunning() {
            if (!goesOn.getAsBoolean()) {
                throw new JobSuspended("This node stops.");
            }
        }
    }

    private static ImportedRow refused(ImportedRow row, RuntimeException reason) {
        return switch (row) {
            case ImportedRow.Accepted accepted ->
                accepted.refused(problem(accepted.source().line(), reason));
            case ImportedRow.Counted counted -> counted.refused(problem(counted.line(), reason));
            case ImportedRow.Reviewed review -> review.refused(problem(review.line(), reason));
            case ImportedRow.Refused refused -> throw reason;
        };
    }

    private static Problem problem(long line, RuntimeException reason) {
        if (reason instanceof Problem problem) {
            return problem;
        }
        log.error("What line {} says could not be written", line, reason);
        return INTERNAL_ERROR.because("The failure has been logged.");
    }

    /** Whether the same write may succeed later, as it stands. What took too long is made smaller instead. */
    private static boolean isTransient(RuntimeException e) {
        return TransientFailure.is(e) && !TransientFailure.isTimeout(e);
    }
}
