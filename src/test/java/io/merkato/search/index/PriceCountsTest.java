package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.search.Facets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceCountsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4_999, 5_000, 5_001, 30_000})
    void stepsFollowEachOtherAndHoldWhatIsInThem(int count) {
        long[] prices = prices(count);

        Facets.Prices facet = facet(prices, prices);

        assertThat(facet.min()).isEqualTo(Arrays.stream(prices).min().orElseThrow());
        assertThat(facet.max()).isEqualTo(Arrays.stream(prices).max().orElseThrow());
        List<Facets.Bucket> buckets = facet.buckets();
        assertThat(buckets.getFirst().from()).isEqualTo(facet.min());
        assertThat(buckets.getLast().to()).isEqualTo(facet.max());
        for (int i = 0; i < buckets.size(); i++) {
            Facets.Bucket bucket = buckets.get(i);
            assertThat(bucket.count()).isEqualTo((int) Arrays.stream(prices)
                    .filter(price -> price >= bucket.from() && price <= bucket.to())
                    .count());
            if (i > 0) {
                assertThat(bucket.from()).isEqualTo(buckets.get(i - 1).to() + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_001, 30_000})
    void ofManyAboutAsManyAreInEachStep(int count) {
        long[] prices = prices(count);

        List<Facets.Bucket> buckets = facet(prices, prices).buckets();

        assertThat(buckets).hasSize(5);
        assertThat(buckets).allSatisfy(bucket -> assertThat(bucket.count()).isBetween(count / 8, count / 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE >> 10})
    void aPriceThatChangesMeanwhileIsStillInOneOfThem(long changed) {
        long[] prices = prices(1000);
        long[] later = prices.clone();
        Arrays.fill(later, 300, 400, changed);

        Facets.Prices facet = facet(prices, later);

        assertThat(facet.buckets().stream().mapToInt(Facets.Bucket::count).sum())
                .isEqualTo(1000);
        assertThat(facet.buckets().getFirst().from()).isEqualTo(facet.min());
        assertThat(facet.buckets().getLast().to()).isEqualTo(facet.max());
    }

    /** @param later what the prices are when the steps are made */
    private static Facets.Prices facet(long[] prices, long[] later) {
        long[] now = prices.clone();
        PriceCounts counts = new PriceCounts(now);
        IntStream.range(0, now.length).forEach(counts::count);
        System.arraycopy(later, 0, now, 0, now.length);
        return Objects.requireNonNull(counts.facet());
    }

    private static long[] prices(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToLong(i -> 100 + random.nextInt(1000))
                .toArray();
    }
}
