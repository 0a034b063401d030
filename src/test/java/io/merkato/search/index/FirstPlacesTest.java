package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ProductSort;
import io.merkato.search.ThingsOnSale;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.KeepColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstPlacesTest {

    private static final int PRODUCTS = 1000;
    private static final int PAGE = 7;

    private final Random random = new Random(7);
    private final KeepColumns kept = new KeepColumns(things(), (product, e) -> {});
    private Columns columns;

    @BeforeEach
    void load() {
        kept.load();
        columns = kept.columns();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWEST", "PRICE", "PRICE_DOWN", "RATING"})
    void pagesFollowEachOtherWhereManyAreEqual(ProductSort sort) {
        Order order = Order.of(sort, columns.places, columns.now());
        List<Integer> sorted =
                IntStream.range(0, PRODUCTS).boxed().sorted(order::compare).toList();

        assertThat(walk(order, this::inAnyOrder)).isEqualTo(sorted);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWEST", "PRICE", "PRICE_DOWN", "RATING"})
    void whatIsOnSaleIsCountedAndInPages(ProductSort sort) {
        Order order = Order.of(sort, columns.places, columns.now());
        byte[] state = columns.now().state.clone();
        IntStream.iterate(1, place -> place < PRODUCTS, place -> place + 3)
                .forEach(place -> state[place] = Columns.GONE);
        List<Integer> onSale = IntStream.range(0, PRODUCTS)
                .filter(place -> place % 3 != 1)
                .boxed()
                .sorted(order::compare)
                .toList();

        assertThat(walk(order, first -> {
                    assertThat(first.offerOnSale(state, PRODUCTS)).isEqualTo(onSale.size());
                    return first.sorted();
                }))
                .isEqualTo(onSale);
    }

    private List<Integer> walk(Order order, Function<FirstPlaces, List<Integer>> pageOf) {
        List<Integer> walked = new ArrayList<>();
        FirstPlaces first = FirstPlaces.fromStart(order, PAGE);
        for (List<Integer> page = pageOf.apply(first); !page.isEmpty(); page = pageOf.apply(first)) {
            walked.addAll(page);
            int last = page.getLast();
            UUID id = columns.places.product(last).value();
            first = FirstPlaces.behind(order.column()[last], id, order, PAGE);
        }
        return walked;
    }

    private List<Integer> inAnyOrder(FirstPlaces first) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, PRODUCTS).boxed().toList());
        Collections.shuffle(all, random);
        all.forEach(first::offer);
        return first.sorted();
    }

    /** Ids of two thirds share their first half, of some the highest bit is set. */
    private ThingsOnSale things() {
        ThingsOnSale things = new ThingsOnSale();
        for (int i = 0; i < PRODUCTS; i++) {
            long high = i % 3 == 0 ? random.nextLong() : (long) (i % 4) << 62;
            things.add(new ProductId(new UUID(high, random.nextLong())), "Acme", random.nextInt(20), List.of());
        }
        return things;
    }
}
