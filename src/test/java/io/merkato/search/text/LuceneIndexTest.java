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
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class LuceneIndexTest {

    /** Lucene counts what was replaced until it merges it away, so that a word can be in more products than there are. */
    @Test
    void whatEachProductHasIsFoundAfterOneHasChanged() throws IOException {
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, () -> stems -> List.of())) {
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
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, () -> stems -> List.of())) {
            index.put(List.of(
                    product(ProductId.next(), "Disk 1 TB"),
                    product(ProductId.next(), "Disk 1TB"),
                    product(ProductId.next(), "Disk 2 TB"),
                    product(ProductId.next(), "Toner 1")));
            index.refresh();

            assertThat(index.match(index.understand("1 tb")).count()).isEqualTo(3);
            assertThat(index.match(index.understand("1")).count()).isEqualTo(3);
        }
    }

    /** Lucene refuses queries of more than a thousand clauses. */
    @Test
    void anyNumberOfSynonymsIsSearchedFor() throws IOException {
        List<String> many =
                IntStream.range(0, 2000).mapToObj(i -> "synonym" + i).toList();
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, () -> stems -> many)) {
            index.put(List.of(product(ProductId.next(), "Synonym3 of brown things")));
            index.refresh();

            assertThat(index.match(index.understand("a b c d e f g h i j k l m n o q"))
                            .count())
                    .isEqualTo(1);
            assertThat(index.match(index.understand("lamp chair table sofa bed x y z q w e r t u i o"))
                            .count())
                    .isEqualTo(1);
        }
    }

    /** "For HP" is written on what others make for HP. */
    @Test
    void whatABrandMakesComesBeforeWhatGoesWithIt() throws IOException {
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, () -> stems -> List.of())) {
            index.put(List.of(branded("Bolt", "Toner for HP, HP 1 and HP 2"), branded("HP", "HP LaserJet")));
            index.refresh();

            assertThat(index.first(index.understand("hp"), 9)).containsExactly(1, 0);
        }
    }

    private static ProductText branded(String brand, String title) {
        return new ProductText(ProductId.next(), title, brand, "", "", List.of(), List.of(), Map.of());
    }

    private static ProductText product(ProductId id, String title) {
        return new ProductText(id, title, "", "", "", List.of(), List.of(), Map.of());
    }
}
