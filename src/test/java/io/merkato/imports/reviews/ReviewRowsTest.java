package io.merkato.imports.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.names.ProductName;
import io.merkato.imports.ImportRun;
import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.RowNote;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.imported.ImportedReview;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What rows of each format become. */
class ReviewRowsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aRowOfJudgeMe() throws IOException {
        List<ImportedRow> rows = judgeMe("""
                title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location,metaobject_handle
                Bright,"Very
                bright.",5,2025-03-02 10:12:00 UTC,web,ok,Ada L.,ada@example.com,77,lamp,Thanks!,2025-03-03 08:00:00 UTC,https://x.example/1.jpg,127.0.0.1,,m-1
                ,,4,2025-03-02,,,,,,lamp,,,https://x.example/2.jpg,,,
                """);

        assertThat(rows).hasSize(2);
        assertThat(review(rows.get(0)))
                .isEqualTo(new ImportedReview(
                        null,
                        new ProductName(ProductName.Kind.HANDLE, "lamp"),
                        new Review.Words(5, "Bright", "Very\nbright."),
                        "Ada L.",
                        "ada@example.com",
                        Instant.parse("2025-03-02T10:12:00Z"),
                        new Review.Answer("Thanks!", Instant.parse("2025-03-03T08:00:00Z")),
                        ReviewStatus.PUBLISHED));
        assertThat(review(rows.get(1)))
                .isEqualTo(new ImportedReview(
                        null,
                        new ProductName(ProductName.Kind.HANDLE, "lamp"),
                        new Review.Words(4, null, ""),
                        null,
                        null,
                        Instant.parse("2025-03-02T00:00:00Z"),
                        null,
                        ReviewStatus.PUBLISHED));
        assertThat(rows.get(0).warnings()).extracting(RowNote::code).containsExactly("COLUMN_IGNORED");
        assertThat(rows.get(0).warnings().getFirst().detail()).contains("picture_urls");
        assertThat(rows.get(1).warnings()).isEmpty();
    }

    @Test
    void aRowOfShopifysProductReviews() throws IOException {
        List<ImportedRow> rows = rows(ReviewTableRows.of(stream("""
                        product_handle;state;rating;title;author;email;location;body;reply;created_at;replied_at
                        lamp;published;3,0;So so;Ada;ada@example.com;Paris;Fine.;We are sorry.;2019-05-13 08:54:14 -0400;
                        """), ReviewTable.SHOPIFY, NOW));

        assertThat(review(rows.getFirst()))
                .isEqualTo(new ImportedReview(
                        null,
                        new ProductName(ProductName.Kind.HANDLE, "lamp"),
                        new Review.Words(3, "So so", "Fine."),
                        "Ada",
                        "ada@example.com",
                        Instant.parse("2019-05-13T12:54:14Z"),
                        new Review.Answer("We are sorry.", Instant.parse("2019-05-13T12:54:14Z")),
                        ReviewStatus.PUBLISHED));
    }

    @Test
    void aLineOfNdjson() throws IOException {
        List<ImportedRow> rows = ndjson("""
                {"id":"r-1","product":"lamp","rating":5,"title":"Bright","body":"Very.","author":"Ada","email":"ada@example.com","createdAt":"2025-03-02T10:12:00Z","answer":"Thanks!","answeredAt":"2025-03-03T08:00:00Z","status":"rejected"}
                {"sku":"LAMP-1","rating":1,"createdAt":"2025-03-02"}
                """);

        assertThat(review(rows.get(0)))
                .isEqualTo(new ImportedReview(
                        "r-1",
                        new ProductName(ProductName.Kind.ANY, "lamp"),
                        new Review.Words(5, "Bright", "Very."),
                        "Ada",
                        "ada@example.com",
                        Instant.parse("2025-03-02T10:12:00Z"),
                        new Review.Answer("Thanks!", Instant.parse("2025-03-03T08:00:00Z")),
                        ReviewStatus.REJECTED));
        assertThat(review(rows.get(1)))
                .isEqualTo(new ImportedReview(
                        null,
                        new ProductName(ProductName.Kind.SKU, "LAMP-1"),
                        new Review.Words(1, null, ""),
                        null,
                        null,
                        Instant.parse("2025-03-02T00:00:00Z"),
                        null,
                        ReviewStatus.PUBLISHED));
    }

    @ParameterizedTest
    @CsvSource({"ok, PUBLISHED", "OK, PUBLISHED", "'', PUBLISHED", "spam, REJECTED", "not-yet, PENDING", "what, PENDING"
    })
    void whatJudgeMeThinksOfAReviewIsWhereItStands(String curated, ReviewStatus status) throws IOException {
        List<ImportedRow> rows =
                judgeMe("product_handle,rating,review_date,curated\nlamp,5,2025-03-02,%s\n".formatted(curated));

        assertThat(review(rows.getFirst()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"published, PUBLISHED", "'', PUBLISHED", "unpublished, PENDING", "spam, PENDING"})
    void theStateInShopifyIsWhereItStands(String state, ReviewStatus status) throws IOException {
        List<ImportedRow> rows = rows(ReviewTableRows.of(
                stream("product_handle,rating,created_at,state\nlamp,5,2025-03-02,%s\n".formatted(state)),
                ReviewTable.SHOPIFY,
                NOW));

        assertThat(review(rows.getFirst()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,5,2025-03-02,Fine     | VALIDATION_FAILED | /product_handle
                    lamp,,2025-03-02,Fine  | VALIDATION_FAILED | /rating
                    lamp,0,2025-03-02,Fine | VALIDATION_FAILED | /rating
                    lamp,6,2025-03-02,Fine | VALIDATION_FAILED | /rating
                    lamp,4.5,2025-03-02,   | VALIDATION_FAILED | /rating
                    lamp,-1,2025-03-02,    | VALIDATION_FAILED | /rating
                    lamp,five,2025-03-02,  | VALIDATION_FAILED | /rating
                    lamp,5,,Fine           | TIME_UNCERTAIN    | /review_date
                    lamp,5,03/04/2025,Fine | TIME_UNCERTAIN    | /review_date
                    lamp,5,2026-01-02,Fine | TIME_IN_FUTURE    | /review_date
                    lamp,5,2025-03-02,\ufffd | INVALID_TEXT    | UTF-8
                    """)
    void aRowThatCannotBeAReviewIsRefused(String line, String code, String detail) throws IOException {
        RowNote error = refusal(judgeMe("product_handle,rating,review_date,body\n" + line + "\n"));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.detail()).contains(detail);
    }

    @Test
    void textsThatAreTooLongAreRefused() throws IOException {
        String header = "product_handle,rating,review_date,title,body,reply\n";
        String title = "lamp,5,2025-03-02,%s,,\n".formatted("t".repeat(151));
        String body = "lamp,5,2025-03-02,,%s,\n".formatted("b".repeat(5001));
        String reply = "lamp,5,2025-03-02,,,%s\n".formatted("r".repeat(5001));

        assertThat(refusal(judgeMe(header + title)).detail()).isEqualTo("/title has at most 150 characters");
        assertThat(refusal(judgeMe(header + body)).detail()).isEqualTo("/body has at most 5000 characters");
        assertThat(refusal(judgeMe(header + reply)).detail()).isEqualTo("/reply has at most 5000 characters");
    }

    @Test
    void oneAuthorProductAndTimeAreOneReviewAndTheFirstLineCounts() throws IOException {
        List<ImportedRow> rows = judgeMe("""
                product_handle,rating,review_date,reviewer_name,reviewer_email
                lamp,5,2025-03-02,Ada,ada@example.com
                lamp,4,2025-03-02,A. L.,ADA@example.com
                lamp,4,2025-03-02,Ada,
                lamp,3,2025-03-02,ada,
                lamp,4,2025-03-03,Ada,
                mug,4,2025-03-02,Ada,
                """);

        assertThat(rows)
                .extracting(row -> row instanceof ImportedRow.Reviewed)
                .containsExactly(true, false, true, false, true, true);
        assertThat(((ImportedRow.Refused) rows.get(1)).error().detail()).contains("line 2");
        assertThat(((ImportedRow.Refused) rows.get(3)).error().detail()).contains("line 4");
    }

    @Test
    void anAddressThatIsNoneIsLeftOutAndNotRepeated() throws IOException {
        ImportedRow row = judgeMe(
                        "product_handle,rating,review_date,reviewer_email\nlamp,5,2025-03-02,secret at home\n")
                .getFirst();

        assertThat(review(row).email()).isNull();
        assertThat(row.warnings()).extracting(RowNote::code).containsExactly("VALUE_IGNORED");
        assertThat(row.warnings().toString()).doesNotContain("secret");
    }

    @Test
    void whatALineOfNdjsonCannotSay() throws IOException {
        assertThat(refusal(ndjson("{\"rating\":5,\"createdAt\":\"2025-03-02\"}"))
                        .detail())
                .isEqualTo("/product is required");
        assertThat(refusal(ndjson("{\"product\":\"a\",\"sku\":\"A\",\"rating\":5,\"createdAt\":\"2025-03-02\"}"))
                        .detail())
                .startsWith("/sku");
        assertThat(refusal(ndjson("{\"sku\":\"A\",\"rating\":5,\"createdAt\":\"2025-03-02\",\"status\":\"hidden\"}"))
                        .detail())
                .startsWith("/status");
        assertThat(refusal(ndjson("[]")).code()).isEqualTo("MALFORMED_JSON");
    }

    private static List<ImportedRow> judgeMe(String table) throws IOException {
        return rows(ReviewTableRows.of(stream(table), ReviewTable.JUDGE_ME, NOW));
    }

    private static List<ImportedRow> ndjson(String lines) throws IOException {
        return rows(new NdjsonReviewRows(stream(lines), new JsonMapper(), NOW));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(ImportRun.bytes(text));
    }

    private static List<ImportedRow> rows(FileRows rows) throws IOException {
        List<ImportedRow> all = new ArrayList<>();
        for (ImportedRow row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static ImportedReview review(ImportedRow row) {
        assertThat(row).isInstanceOf(ImportedRow.Reviewed.class);
        return ((ImportedRow.Reviewed) row).review();
    }

    private static RowNote refusal(List<ImportedRow> rows) {
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).isInstanceOf(ImportedRow.Refused.class);
        return ((ImportedRow.Refused) rows.getFirst()).error();
    }
}
