package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.merkato.kernel.Ids;
import io.merkato.kernel.ProductId;
import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import io.merkato.search.ListedProduct;
import io.merkato.search.ProductQuery;
import io.merkato.search.ProductSort;
import io.merkato.search.ProductSource;
import io.merkato.search.ProductText;
import io.merkato.search.columns.KeepColumns;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FacetCountsTest {

    private static final CategoryNames NONE = new CategoryNames(List.of());

    @Test
    void ofFewEverythingIsCounted() {
        Facets facets = facets(5000);

        assertThat(facets.attributes().get("Colour"))
                .extracting(Facets.Value::count)
                .containsExactly(3750, 1250);
    }

    @Test
    void ofManyAttributesAreEstimatedAndAllElseIsCounted() {
        Facets facets = facets(100_000);

        assertThat(facets.attributes().get("Colour"))
                .satisfiesExactly(
                        red -> {
                            assertThat(red.value()).isEqualTo("Red");
                            assertThat(red.count()).isCloseTo(75_000, within(5_000));
                        },
                        blue -> assertThat(blue.count()).isCloseTo(25_000, within(5_000)));
        assertThat(facets.brands()).extracting(Facets.Value::count).containsExactly(60_000, 40_000);
        assertThat(facets.price()).isNotNull().satisfies(price -> {
            assertThat(price.min()).isEqualTo(1);
            assertThat(price.max()).isEqualTo(100_000);
            assertThat(price.buckets().stream().mapToInt(Facets.Bucket::count).sum())
                    .isEqualTo(100_000);
        });
    }

    private static Facets facets(int products) {
        KeepColumns columns = new KeepColumns(new Products(products));
        columns.load();
        ProductQuery query = new ProductQuery(
                null, null, List.of(), null, null, null, null, Map.of(), ProductSort.NEWEST, true, false, 20, null);
        Filters filters = new Filters(columns.columns(), columns.columns().now(), NONE, query);
        FacetCounts counts =
                new FacetCounts(columns.columns(), columns.columns().now(), filters, NONE);
        IntStream.range(0, products).forEach(counts::count);
        return counts.facets();
    }

    /** So many; of four three are red, of five three are of one brand, and each costs one more than the one before. */
    private record Products(int count) implements ProductSource {

        @Override
        public void listed(Consumer<List<ListedProduct>> pieces) {
            IntStream.range(0, count).forEach(i -> pieces.accept(List.of(product(i))));
        }

        private static ListedProduct product(int i) {
            return new ListedProduct(
                    new ProductId(Ids.next()),
                    "thing-" + i,
                    "Thing " + i,
                    i % 5 < 3 ? "Acme" : "Bolt",
                    null,
                    List.of(),
                    i + 1,
                    i + 1,
                    true,
                    0,
                    0,
                    0,
                    List.of(i % 4 < 3 ? "Colour=Red" : "Colour=Blue"));
        }

        @Override
        public List<ListedProduct> listed(Collection<ProductId> products) {
            return List.of();
        }

        @Override
        public List<ProductText> texts(@Nullable ProductId after, int most) {
            return List.of();
        }

        @Override
        public List<ProductText> texts(Collection<ProductId> products) {
            return List.of();
        }

        @Override
        public CategoryNames categories() {
            return NONE;
        }

        @Override
        public List<ProductId> withWords(String words) {
            return List.of();
        }
    }
}
