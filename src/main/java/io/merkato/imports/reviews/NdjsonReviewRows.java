package io.merkato.imports.reviews;

import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;

import io.merkato.imports.ndjson.JsonLines;
import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.RowNote;
import io.merkato.platform.problem.Problem;
import io.merkato.reviews.imported.ImportedReview;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A review on each line, as JSON. */
public final class NdjsonReviewRows implements FileRows {

    private final JsonLines lines;
    private final Instant now;
    private final SeenReviews seen = new SeenReviews();

    /**
     * Opens a file.
     *
     * @param now no review is later
     */
    public NdjsonReviewRows(InputStream in, JsonMapper json, Instant now) {
        this.lines = new JsonLines(in, json);
        this.now = now;
    }

    /** Takes a first look at a file and counts its lines. */
    public static int count(InputStream in) throws IOException {
        int count = JsonLines.count(in, "review");
        if (count > SeenReviews.MAX_REVIEWS) {
            throw FILE_TOO_LARGE.because("A file has at most " + SeenReviews.MAX_REVIEWS + " reviews. Split the file.");
        }
        return count;
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        long line = lines.number();
        List<RowNote> warnings = new ArrayList<>();
        try {
            ImportedReview review = lines.as(lines.object(), NdjsonReview.class)
                    .draft()
                    .check(ReviewPart::member, now, (warning, detail) -> warnings.add(warning.at(line, detail)));
            seen.requireNew(review, line, review.sourceId() == null ? ReviewPart.CREATED_AT.member() : "id");
            return new ImportedRow.Reviewed(review, line, warnings, lines.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(RowNote.of(line, e), warnings, lines.sizeBytes());
        }
    }
}
