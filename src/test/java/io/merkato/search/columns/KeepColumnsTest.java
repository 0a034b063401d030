package io.merkato.search.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.ThingsOnSale;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeepColumnsTest {

    private final ThingsOnSale things = new ThingsOnSale();
    private final List<ProductId> leftOut = new ArrayList<>();
    private final KeepColumns keeper = new KeepColumns(things, (product, e) -> leftOut.add(product));
    private final ProductId lamp = ProductId.next();

    /** The index of words gives places to what was removed and is still in it. */
    @Test
    void aPlaceThatTheArraysDoNotReachIsOneOfNothingOnSale() {
        keeper.load();
        Places places = keeper.columns().places;
        while (places.count() < keeper.columns().now().state.length) {
            places.add(ProductId.next());
        }
        int place = places.add(lamp);

        assertThat(keeper.columns().isOnSale(place)).isFalse();
        assertThat(follow()).isEqualTo(KeepColumns.Followed.SHOWN);
        assertThat(keeper.columns().isOnSale(place)).isFalse();

        things.add(lamp, "Acme", 1000, List.of());
        assertThat(follow()).isEqualTo(KeepColumns.Followed.SHOWN);
        assertThat(keeper.columns().isOnSale(place)).isTrue();
        assertThat(keeper.columns().now().priceMin[place]).isEqualTo(1000);
    }

    @Test
    void whatHadAPlaceBeforeItWasOnSaleIsPutOnSaleAfterOthers() {
        keeper.load();
        int place = keeper.columns().places.add(lamp);
        ProductId sofa = ProductId.next();
        things.add(sofa, "Acme", 2000, List.of());
        keeper.follow(List.of(new ChangedProduct(sofa, 1, true)));

        things.add(lamp, "Acme", 1000, List.of());
        assertThat(follow()).isEqualTo(KeepColumns.Followed.SHOWN);

        assertThat(keeper.columns().isOnSale(place)).isTrue();
        assertThat(keeper.columns().cards.of(place).title()).isEqualTo("Thing " + lamp);
    }

    /** Its attribute has no value, which no product that the shop takes is without. */
    @Test
    void whatCannotBeTakenIsLeftOutAndNothingElse() {
        ProductId bench = ProductId.next();
        ProductId mat = ProductId.next();
        ProductId sofa = ProductId.next();
        things.add(bench, "Acme", 1000, List.of());
        things.add(lamp, "Acme", 1000, List.of());
        things.add(sofa, "Acme", 1000, List.of());
        keeper.load();
        Places places = keeper.columns().places;
        int place = places.find(lamp);

        things.clear();
        things.add(bench, "Acme", 1000, List.of());
        things.add(lamp, "Acme", 1000, List.of("no value"));
        things.add(mat, "Acme", 1000, List.of());
        assertThat(keeper.follow(List.of(new ChangedProduct(lamp, 1, true), new ChangedProduct(mat, 2, true))))
                .isEqualTo(KeepColumns.Followed.SHOWN);

        assertThat(leftOut).containsExactly(lamp);
        assertThat(keeper.columns().isOnSale(place)).isFalse();
        long[] names = keeper.columns().now().name;
        assertThat(names[places.find(mat)])
                .isGreaterThan(names[places.find(bench)])
                .isLessThan(names[places.find(sofa)]);

        keeper.load();
        assertThat(leftOut).containsExactly(lamp, lamp);
        assertThat(keeper.columns().allOnSale().stream())
                .containsExactlyInAnyOrder(places.find(bench), places.find(mat));

        things.remove(lamp);
        things.add(lamp, "Acme", 1000, List.of("colour=red"));
        assertThat(follow()).isEqualTo(KeepColumns.Followed.SHOWN);
        assertThat(keeper.columns().isOnSale(place)).isTrue();
    }

    /** Whoever turns its pages meanwhile would miss it. */
    @Test
    void whatHasANewNameStandsThereWhileAllIsReadAgain() {
        List<ProductId> ids = Stream.generate(ProductId::next).limit(1002).toList();
        ids.forEach(id -> things.add(id, "Acme", 1000, List.of()));
        keeper.load();
        things.clear();
        ids.forEach(
                id -> things.add(id, "Acme", 1000, List.of(), id.equals(ids.getFirst()) ? "Zither" : "Thing " + id));
        int first = keeper.columns().places.find(ids.getFirst());
        int last = keeper.columns().places.find(ids.getLast());

        List<Boolean> isBehind = new ArrayList<>();
        keeper.readAgain(() -> {
            long[] names = keeper.columns().now().name;
            return isBehind.add(names[first] > names[last]);
        });

        assertThat(isBehind).containsExactly(true, true);
    }

    @Test
    void whatIsReadAgainIsWhatIsThere() {
        things.add(lamp, "Acme", 1000, List.of());
        keeper.load();
        ProductId sofa = ProductId.next();
        things.clear();
        things.add(sofa, "Acme", 2000, List.of());

        assertThat(keeper.readAgain(() -> true)).isTrue();

        Places places = keeper.columns().places;
        assertThat(keeper.columns().allOnSale().stream()).containsExactly(places.find(sofa));
        assertThat(keeper.columns().isOnSale(places.find(lamp))).isFalse();
    }

    @Test
    void whatComesBackWhileAllIsReadAgainIsThere() {
        things.add(lamp, "Acme", 1000, List.of());
        keeper.load();
        things.clear();
        things.add(ProductId.next(), "Acme", 2000, List.of());

        keeper.readAgain(() -> {
            things.add(lamp, "Acme", 3000, List.of());
            follow();
            return true;
        });

        int place = keeper.columns().places.find(lamp);
        assertThat(keeper.columns().isOnSale(place)).isTrue();
        assertThat(keeper.columns().now().priceMin[place]).isEqualTo(3000);
    }

    @Test
    void allIsReadAgainPieceByPiece() {
        List<ProductId> ids = Stream.generate(ProductId::next).limit(2001).toList();
        ids.forEach(id -> things.add(id, "Acme", 1000, List.of()));
        keeper.load();
        things.clear();
        ids.forEach(id -> things.add(id, "Acme", 2000, List.of()));
        AtomicInteger pieces = new AtomicInteger();

        keeper.readAgain(() -> pieces.incrementAndGet() > 0);

        assertThat(pieces).hasValue(3);
        assertThat(ids).allSatisfy(id -> assertThat(
                        keeper.columns().now().priceMin[keeper.columns().places.find(id)])
                .isEqualTo(2000));
    }

    @Test
    void whoStopsWhileAllIsReadAgainHasNotReadIt() {
        things.add(lamp, "Acme", 1000, List.of());
        keeper.load();

        assertThat(keeper.readAgain(() -> false)).isFalse();
    }

    private KeepColumns.Followed follow() {
        return keeper.follow(List.of(new ChangedProduct(lamp, 1, true)));
    }
}
