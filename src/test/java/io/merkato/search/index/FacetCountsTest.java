package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.merkato.kernel.ProductId;
import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import io.merkato.search.ProductQuery;
import io.merkato.search.ProductSort;
import io.merkato.search.ThingsOnSale;
import io.merkato.search.columns.KeepColumns;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FacetCountsTest {

    private static final CategoryNames NONE = new CategoryNames(List.of());

    /** Lent to all of them, one after the other. */
    private final SpareCounts spare = new SpareCounts();

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

        assertThat(facets.attributes()).as("not what names each product").containsOnlyKeys("Colour");
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

    @Test
    void whatAnotherSearchHasCountedDoesNotCount() {
        Facets few = facets(4000);
        Facets more = facets(20_000);

        assertThat(facets(4000)).isEqualTo(few);
        assertThat(facets(20_000)).isEqualTo(more);
        assertThat(few.attributes().get("Colour"))
                .extracting(Facets.Value::count)
                .containsExactly(3000, 1000);
    }

    @Test
    void whatIsFilteredByIsCountedAmongManyToo() {
        Facets facets = facets(100_000, Map.of("Colour", List.of("Red")));

        assertThat(facets.attributes().get("Colour"))
                .extracting(Facets.Value::count)
                .as("of what all other filters let through")
                .containsExactly(75_000, 25_000);
        assertThat(facets.brands().stream().mapToInt(Facets.Value::count).sum()).isEqualTo(75_000);
    }

    private Facets facets(int products) {
        return facets(products, Map.of());
    }

    /** Of four three are red, of five three are of one brand, and each costs one more than the one before. */
    private Facets facets(int products, Map<String, List<String>> attributes) {
        ThingsOnSale things = new ThingsOnSale();
        for (int i = 0; i < products; i++) {
            things.add(
                    ProductId.next(),
                    i % 5 < 3 ? "Acme" : "Bolt",
                    i + 1,
                    List.of(i % 4 < 3 ? "Colour=Red" : "Colour=Blue", "Model=M" + i));
        }
        KeepColumns columns = new KeepColumns(things, (product, e) -> {});
        columns.load();
        ProductQuery query = new ProductQuery(
                null, null, List.of(), null, null, null, null, attributes, ProductSort.NEWEST, true, false, 20, null);
        Filters filters = new Filters(columns.columns(), columns.columns().now(), NONE, query);
        FacetCounts counts =
                new FacetCounts(columns.columns(), columns.columns().now(), filters, NONE, spare);
        IntStream.range(0, products).forEach(counts::take);
        return counts.facets();
    }
}
