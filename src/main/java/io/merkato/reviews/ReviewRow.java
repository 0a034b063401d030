package io.merkato.reviews;

import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.reviews.screening.Concern;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/** A row of {@code reviews.review}. */
public final class ReviewRow {

    private ReviewRow() {}

    /** Reads all columns of a row. */
    public static Review read(ResultSet row, int number) throws SQLException {
        UUID author = row.getObject("author_id", UUID.class);
        String answer = row.getString("answer");
        Array heldFor = row.getArray("held_for");
        return new Review(
                new ReviewId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                author == null ? null : new UserId(author),
                row.getString("author_name"),
                new Review.Words(row.getInt("rating"), row.getString("title"), row.getString("body")),
                row.getBoolean("verified"),
                ReviewStatus.of(row.getString("status")),
                Arrays.stream((String[]) heldFor.getArray()).map(Concern::of).toList(),
                row.getString("rejection_reason"),
                answer == null ? null : new Review.Answer(answer, instant(row, "answered_at")),
                row.getInt("helpful_count"),
                row.getBytes("import_key") != null,
                instant(row, "created_at"),
                row.getObject("edited_at") == null ? null : instant(row, "edited_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
