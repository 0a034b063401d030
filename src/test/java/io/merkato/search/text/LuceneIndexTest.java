package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductText;
import io.merkato.search.columns.Places;
import io.merkato.search.words.Kinds;
import io.merkato.search.words.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class LuceneIndexTest {

    /** Lucene counts what was replaced until it merges it away, so that a word can be in more products than there are. */
    @Test
    void whatEachProductHasIsFoundAfterOneHasChanged() throws IOException {
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, stems -> List.of())) {
            List<ProductText> products = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                products.add(product(ProductId.next(), "Coffee " + (i == 0 ? "grinder" : "mug")));
            }
            index.put(products);
            index.refresh();
            index.put(List.of(product(products.getLast().id(), "Coffee mill")));
            index.refresh();

            assertThat(index.count()).isEqualTo(100);
            assertThat(index.match(index.understand("coffee grinder")).best()).isPositive();
            assertThat(index.match(index.understand("coffee")).count()).isEqualTo(100);
        }
    }

    @Test
    void aDigitAloneIsNotMostOfTheWords() throws IOException {
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, stems -> List.of())) {
            index.put(List.of(
                    product(ProductId.next(), "Disk 1 TB"),
                    product(ProductId.next(), "Disk 1TB"),
                    product(ProductId.next(), "Disk 2 TB"),
                    product(ProductId.next(), "Toner 1")));
            index.refresh();

            assertThat(index.match(index.understand("1 tb")).count()).isEqualTo(3);
            assertThat(index.match(index.understand("1")).count()).isEqualTo(2);
        }
    }

    private static ProductText product(ProductId id, String title) {
        return new ProductText(id, title, "", "", "", List.of(), List.of(), Map.of());
    }
}
