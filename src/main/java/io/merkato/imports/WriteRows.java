package io.merkato.imports;

import static io.merkato.imports.rows.ImportProblem.PRODUCT_UNKNOWN;
import static io.merkato.imports.rows.ImportProblem.REVIEW_OF_OTHER_PRODUCT;
import static io.merkato.reviews.ReviewProblem.ALREADY_REVIEWED;

import io.merkato.catalog.ProductChange;
import io.merkato.catalog.UpsertProducts;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.RowNote;
import io.merkato.inventory.StockTake;
import io.merkato.reviews.imported.UpsertReviews;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands rows to those whose business they are. */
@Component
class WriteRows {

    private final UpsertProducts products;
    private final StockTake stockTake;
    private final UpsertReviews reviews;

    WriteRows(UpsertProducts products, StockTake stockTake, UpsertReviews reviews) {
        this.products = products;
        this.stockTake = stockTake;
        this.reviews = reviews;
    }

    /**
     * Writes rows.
     *
     * @throws io.merkato.platform.problem.Problem when one of them is refused by a look at all of them; nothing is written then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Written write(List<ImportedRow> rows, UUID source) {
        List<ProductChange> changes = new ArrayList<>();
        List<StockTake.Line> counts = new ArrayList<>();
        List<ImportedRow.Reviewed> reviewed = new ArrayList<>();
        Written written = new Written(0, 0, new ArrayList<>(), new ArrayList<>());
        for (ImportedRow row : rows) {
            written.warnings().addAll(row.warnings());
            switch (row) {
                case ImportedRow.Accepted accepted -> changes.add(accepted.change());
                case ImportedRow.Counted counted -> counts.add(counted.count());
                case ImportedRow.Reviewed review -> reviewed.add(review);
                case ImportedRow.Refused refused -> written.errors().add(refused.error());
            }
        }
        if (!changes.isEmpty()) {
            List<Boolean> made = products.upsert(changes, source);
            int created = Math.toIntExact(made.stream().filter(isNew -> isNew).count());
            written = written.and(created, made.size() - created);
        }
        if (!counts.isEmpty()) {
            stockTake.count(counts, source);
            written = written.and(0, counts.size());
        }
        return reviewed.isEmpty() ? written : reviews(reviewed, written);
    }

    private Written reviews(List<ImportedRow.Reviewed> rows, Written written) {
        List<UpsertReviews.Outcome> outcomes =
                reviews.upsert(rows.stream().map(ImportedRow.Reviewed::review).toList());
        Written all = written;
        for (int i = 0; i < outcomes.size(); i++) {
            ImportedRow.Reviewed row = rows.get(i);
            switch (outcomes.get(i)) {
                case CREATED -> all = all.and(1, 0);
                case UPDATED -> all = all.and(0, 1);
                case REMOVED_BEFORE -> {
                    all = all.and(0, 1);
                    all.warnings()
                            .add(ImportWarning.REVIEW_REMOVED.at(
                                    row.line(), "The review was here and was removed, so it stays away."));
                }
                case ALREADY_REVIEWED ->
                    all.errors()
                            .add(row.refused(ALREADY_REVIEWED.because(
                                            "The account of this address has reviewed the product."))
                                    .error());
                case OF_OTHER_PRODUCT ->
                    all.errors()
                            .add(row.refused(REVIEW_OF_OTHER_PRODUCT.because(
                                            "The review with this id was imported for another product."))
                                    .error());
                case PRODUCT_UNKNOWN ->
                    all.errors()
                            .add(row.refused(PRODUCT_UNKNOWN.because("No product is called "
                                            + row.review().product().text() + "."))
                                    .error());
            }
        }
        return all;
    }

    /** What has become of rows, each of which counts once. */
    record Written(int created, int updated, List<RowNote> errors, List<RowNote> warnings) {

        private Written and(int moreCreated, int moreUpdated) {
            return new Written(created + moreCreated, updated + moreUpdated, errors, warnings);
        }
    }
}
