package io.merkato.imports;

import static io.merkato.imports.rows.ImportProblem.FILE_UNREADABLE;
import static io.merkato.platform.problem.PlatformProblem.INTERNAL_ERROR;

import io.merkato.catalog.ProductChange;
import io.merkato.catalog.Products;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.Outline;
import io.merkato.imports.rows.ProductRows;
import io.merkato.imports.rows.RowNote;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.sql.TransientFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries one import out, from where it stands to its end. A batch of products and the progress over it are one
 * transaction, so that nothing is done twice or left out whenever the node dies.
 */
@Component
class CarryOutImport {

    /** Longer than the longest statement. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(CarryOutImport.class);
    private static final long RENEW_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private final ImportStore store;
    private final OpenFile files;
    private final Products products;
    private final TransactionTemplate transaction;

    CarryOutImport(ImportStore store, OpenFile files, Products products, TransactionTemplate transaction) {
        this.store = store;
        this.files = files;
        this.products = products;
        this.transaction = transaction;
    }

    /**
     * Returns when the import has ended, also by a fault that would come again; one that may pass is thrown.
     *
     * @param goesOn whether this node still runs
     * @throws ImportSuspended when it does not, or when another node has the import
     */
    void run(ImportStore.Leased work, BooleanSupplier goesOn) {
        try {
            Outline outline = outline(work, goesOn);
            write(work, outline, goesOn);
            end(work, ImportStatus.SUCCEEDED, List.of());
        } catch (Problem e) {
            end(work, ImportStatus.FAILED, List.of(RowNote.of(0, e)));
        } catch (IOException e) {
            Problem damaged = FILE_UNREADABLE.because("The file is not gzip, is damaged, or is cut off.");
            end(work, ImportStatus.FAILED, List.of(RowNote.of(0, damaged)));
        } catch (RuntimeException e) {
            if (e instanceof ImportSuspended || TransientFailure.is(e) || !goesOn.getAsBoolean()) {
                throw e;
            }
            // The same file would meet the same fault for ever.
            log.error("Import {} could not be carried out", work.id(), e);
            Problem fault = INTERNAL_ERROR.because("The file could not be read on. The failure has been logged.");
            end(work, ImportStatus.FAILED, List.of(RowNote.of(0, fault)));
        }
    }

    private Outline outline(ImportStore.Leased work, BooleanSupplier goesOn) throws IOException {
        Outline outline = files.outline(work.format(), work.gzip(), pieces(work), new Heartbeat(work, goesOn)::beat);
        if (work.total() == null) {
            transaction.executeWithoutResult(status -> {
                requireLease(work);
                store.setTotal(work.id(), outline.products());
            });
        }
        return outline;
    }

    private void write(ImportStore.Leased work, Outline outline, BooleanSupplier goesOn) throws IOException {
        ProductRows rows =
                files.open(work.format(), work.gzip(), pieces(work), outline, new Heartbeat(work, goesOn)::beat);
        for (int done = 0; done < work.done() && rows.next() != null; done++) {
            // Passes over what is done already.
        }
        Batch batch = new Batch();
        for (ImportedRow row = rows.next(); row != null; row = rows.next()) {
            if (!batch.takes(row)) {
                write(work, batch.take(), goesOn);
            }
            batch.add(row);
        }
        write(work, batch.take(), goesOn);
    }

    /** Writes rows together, or when that is refused in ever smaller parts, until the bad rows stand alone. */
    private void write(ImportStore.Leased work, List<ImportedRow> rows, BooleanSupplier goesOn) {
        if (rows.isEmpty()) {
            return;
        }
        requireRunning(goesOn);
        try {
            commit(work, rows);
        } catch (RuntimeException e) {
            if (e instanceof ImportSuspended || isTransient(e)) {
                throw e;
            }
            if (rows.size() > 1) {
                int half = rows.size() / 2;
                write(work, rows.subList(0, half), goesOn);
                write(work, rows.subList(half, rows.size()), goesOn);
            } else if (rows.getFirst() instanceof ImportedRow.Accepted accepted) {
                commit(work, List.of(refused(accepted, e)));
            } else {
                throw e;
            }
        }
    }

    private void commit(ImportStore.Leased work, List<ImportedRow> rows) {
        List<ProductChange> changes = new ArrayList<>();
        List<RowNote> errors = new ArrayList<>();
        List<RowNote> warnings = new ArrayList<>();
        for (ImportedRow row : rows) {
            warnings.addAll(row.warnings());
            switch (row) {
                case ImportedRow.Accepted accepted -> changes.add(accepted.change());
                case ImportedRow.Refused refused -> errors.add(refused.error());
            }
        }
        transaction.executeWithoutResult(status -> {
            requireLease(work);
            List<Boolean> made = changes.isEmpty() ? List.of() : products.upsert(changes);
            int created = Math.toIntExact(made.stream().filter(isNew -> isNew).count());
            store.addErrors(work.id(), errors);
            store.addWarnings(work.id(), warnings);
            store.addProgress(work.id(), created, made.size() - created, errors.size());
        });
    }

    private ImportedRow refused(ImportedRow.Accepted row, RuntimeException reason) {
        if (reason instanceof Problem problem) {
            return row.refused(problem);
        }
        log.error("The product in line {} could not be written", row.source().line(), reason);
        return row.refused(INTERNAL_ERROR.because("The failure has been logged."));
    }

    private void end(ImportStore.Leased work, ImportStatus outcome, List<RowNote> errors) {
        transaction.executeWithoutResult(status -> {
            requireLease(work);
            store.addErrors(work.id(), errors);
            store.end(work.id(), outcome);
        });
        log.info("Import {} has {}", work.id(), outcome.text());
    }

    private IntFunction<byte @Nullable []> pieces(ImportStore.Leased work) {
        return number -> store.piece(work.id(), number);
    }

    private void requireLease(ImportStore.Leased work) {
        if (!store.renew(work, LEASE)) {
            throw new ImportSuspended("another node has taken it over");
        }
    }

    private static void requireRunning(BooleanSupplier goesOn) {
        if (!goesOn.getAsBoolean()) {
            throw new ImportSuspended("this node stops");
        }
    }

    /** Whether the same write may succeed later, as it stands. What took too long is made smaller instead. */
    private static boolean isTransient(RuntimeException e) {
        return TransientFailure.is(e) && !TransientFailure.isTimeout(e);
    }

    /** Renews the lease of a file that takes long to read, since little of gzip can become very much. */
    private final class Heartbeat {

        private final ImportStore.Leased work;
        private final BooleanSupplier goesOn;
        private long renewedAt = System.nanoTime();

        private Heartbeat(ImportStore.Leased work, BooleanSupplier goesOn) {
            this.work = work;
            this.goesOn = goesOn;
        }

        private void beat() {
            requireRunning(goesOn);
            if (System.nanoTime() - renewedAt > RENEW_AFTER_NANOS) {
                requireLease(work);
                renewedAt = System.nanoTime();
            }
        }
    }
}
