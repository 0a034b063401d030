package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductText;
import io.merkato.search.ThingsOnSale;
import io.merkato.search.columns.Places;
import io.merkato.search.words.Kinds;
import io.merkato.search.words.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class TakeWordsTest {

    @Test
    void whatCannotBeTakenIsFoundByNothingAndKeepsNothingFromBeingFound() throws IOException {
        List<ProductId> leftOut = new ArrayList<>();
        TakeWords take = new TakeWords(new ThingsOnSale(), (product, e) -> leftOut.add(product));
        try (TextIndex index = new LuceneIndex(
                new ByteBuffersDirectory(), new Places(), Language.EN, Kinds.NONE, () -> stems -> List.of())) {
            ProductId lamp = ProductId.next();
            take.put(index, List.of(product(lamp, "Acme", "Lamp")));

            assertThat(take.put(
                            index,
                            List.of(
                                    product(ProductId.next(), "Acme", "Sofa"),
                                    broken(lamp),
                                    product(ProductId.next(), "Acme", "Bench"))))
                    .isEqualTo(2);
            index.refresh();

            assertThat(index.count()).isEqualTo(2);
            assertThat(index.match(index.understand("lamp")).count()).isZero();
            assertThat(index.match(index.understand("bench")).count()).isEqualTo(1);
            assertThat(leftOut).containsExactly(lamp);
        }
    }

    /** A fault in the shop's own code, such as one in cutting a text into words. */
    @SuppressWarnings("NullAway")
    private static ProductText broken(ProductId id) {
        return new ProductText(id, "Lamp", "Acme", "", "", Collections.singletonList(null), List.of(), Map.of());
    }

    private static ProductText product(ProductId id, String brand, String title) {
        return new ProductText(id, title, brand, "", "", List.of(), List.of(), Map.of());
    }
}
