package io.merkato.imports.reviews;

import static io.merkato.imports.rows.ImportProblem.HEADER_INVALID;
import static io.merkato.platform.problem.PlatformProblem.INVALID_TEXT;

import io.merkato.catalog.names.ProductName;
import io.merkato.imports.csv.CsvRow;
import io.merkato.imports.csv.TableLines;
import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportWarning;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.RowNote;
import io.merkato.platform.problem.Problem;
import io.merkato.reviews.imported.ImportedReview;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reviews out of a table, one on each line. */
public final class ReviewTableRows implements FileRows {

    /** A spreadsheet may have made a decimal of it. */
    private static final Pattern STARS = Pattern.compile("([0-9])(?:[.,]0{1,2})?");

    private final TableLines lines;
    private final ReviewTable table;
    private final Instant now;
    private final SeenReviews seen = new SeenReviews();
    private final Set<String> told = new HashSet<>();

    private ReviewTableRows(TableLines lines, ReviewTable table, Instant now) {
        this.lines = lines;
        this.table = table;
        this.now = now;
    }

    /**
     * Opens a table.
     *
     * @param now no review is later
     */
    public static ReviewTableRows of(InputStream in, ReviewTable table, Instant now) throws IOException {
        return new ReviewTableRows(lines(in, table), table, now);
    }

    /** Takes a first look at a table and counts its lines. */
    public static int count(InputStream in, ReviewTable table) throws IOException {
        return lines(in, table).count(SeenReviews.MAX_REVIEWS);
    }

    private static TableLines lines(InputStream in, ReviewTable table) throws IOException {
        TableLines lines = TableLines.of(in, table.origin(), table.columns());
        for (ReviewPart part : List.of(ReviewPart.PRODUCT, ReviewPart.RATING, ReviewPart.CREATED_AT)) {
            if (!lines.has(table.column(part))) {
                throw HEADER_INVALID.because("There is no column " + table.name(part) + ".");
            }
        }
        return lines;
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        CsvRow row = lines.next();
        if (row == null) {
            return null;
        }
        List<RowNote> warnings = new ArrayList<>();
        try {
            warnOfUnread(row, warnings);
            ImportedReview review = draft(row)
                    .check(table::name, now, (warning, detail) -> warnings.add(warning.at(row.line(), detail)));
            seen.requireNew(review, row.line(), table.name(ReviewPart.CREATED_AT));
            return new ImportedRow.Reviewed(review, row.line(), warnings, row.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(RowNote.of(row.line(), e), warnings, row.sizeBytes());
        }
    }

    private ReviewDraft draft(CsvRow row) {
        if (!row.isText()) {
            throw INVALID_TEXT.because("The line holds what is no UTF-8.");
        }
        Matcher stars = STARS.matcher(cell(row, ReviewPart.RATING));
        return new ReviewDraft(
                null,
                new ProductName(ProductName.Kind.HANDLE, cell(row, ReviewPart.PRODUCT)),
                stars.matches() ? Integer.valueOf(stars.group(1)) : null,
                cell(row, ReviewPart.TITLE),
                cell(row, ReviewPart.BODY),
                cell(row, ReviewPart.AUTHOR),
                cell(row, ReviewPart.EMAIL),
                cell(row, ReviewPart.CREATED_AT),
                cell(row, ReviewPart.ANSWER),
                cell(row, ReviewPart.ANSWERED_AT),
                table.status(cell(row, ReviewPart.STATUS)));
    }

    private String cell(CsvRow row, ReviewPart part) {
        return row.get(table.column(part));
    }

    private void warnOfUnread(CsvRow row, List<RowNote> warnings) {
        for (String column : lines.unread(row)) {
            if (!table.isHarmless(column) && told.add(column)) {
                String name = column.isEmpty() ? "without a name" : column;
                warnings.add(ImportWarning.COLUMN_IGNORED.at(
                        row.line(),
                        "The column " + name + " is not imported. Here it has a value for the first time."));
            }
        }
    }
}
