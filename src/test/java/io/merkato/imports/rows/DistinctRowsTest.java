package io.merkato.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.AttributeChange;
import io.merkato.catalog.ProductChange;
import io.merkato.catalog.StatusChange;
import io.merkato.catalog.VariantChange;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistinctRowsTest {

    private static final int MANY = 250_000;

    @Test
    void aSkuIsRememberedHoweverManyThereAre() throws IOException {
        Stream<ImportedRow> rows = IntStream.range(0, MANY).mapToObj(i -> row(i + 1, "SKU-" + i, "Title " + i));
        Iterator<ImportedRow> file = Stream.concat(
                        rows,
                        Stream.of(
                                row(MANY + 1, "SKU-" + (MANY - 1), "Other"),
                                row(MANY + 2, "SKU-7", "Other"),
                                row(MANY + 3, "SKU-7", "Title 7")))
                .iterator();
        DistinctRows distinct = new DistinctRows(() -> file.hasNext() ? file.next() : null);
        for (int i = 0; i < MANY; i++) {
            assertThat(distinct.next()).isInstanceOf(ImportedRow.Accepted.class);
        }

        assertThat(refusal(distinct.next())).startsWith("SKU_TAKEN Line " + MANY + " ");
        assertThat(refusal(distinct.next())).startsWith("SKU_TAKEN Line 8 ");
        assertThat(refusal(distinct.next())).isEmpty();
        assertThat(distinct.next()).isNull();
    }

    @Test
    void whatCannotBeRememberedIsRefused() throws IOException {
        Iterator<ImportedRow> file = List.of(row(1, "A", "A"), row(2, "B", "B"), row(3, "C", "C"), row(4, "A", "A"))
                .iterator();
        DistinctRows distinct = new DistinctRows(() -> file.hasNext() ? file.next() : null, 2);

        assertThat(refusal(distinct.next())).isEmpty();
        assertThat(refusal(distinct.next())).isEmpty();
        assertThat(refusal(distinct.next())).isEqualTo("FILE_TOO_LARGE A file has at most 2 SKUs. Split the file.");
        assertThat(refusal(distinct.next())).isEmpty();
    }

    private static String refusal(@Nullable ImportedRow row) {
        return row instanceof ImportedRow.Refused refused
                ? refused.error().code() + " " + refused.error().detail()
                : "";
    }

    private static ImportedRow row(int line, String sku, String title) {
        VariantChange variant = new VariantChange(sku, sku, null, null, null, null, null, null);
        ProductChange change = new ProductChange(
                ProductChange.KnownBy.SKU,
                null,
                null,
                title,
                null,
                null,
                null,
                null,
                AttributeChange.NONE,
                null,
                StatusChange.UNSAID,
                List.of(variant));
        return new ImportedRow.Accepted(change, new ImportedRow.JsonLine(line), List.of(), 1);
    }
}
