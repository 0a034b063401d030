package io.merkato.search.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.ThingsOnSale;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeepColumnsTest {

    private final ThingsOnSale things = new ThingsOnSale();
    private final KeepColumns keeper = new KeepColumns(things);
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

    @Test
    void whatWasTakenBeforeATryFailedIsInItsPlaceAfterTheNext() {
        ProductId bench = ProductId.next();
        ProductId mat = ProductId.next();
        ProductId broken = ProductId.next();
        ProductId sofa = ProductId.next();
        things.add(bench, "Acme", 1000, List.of());
        things.add(sofa, "Acme", 1000, List.of());
        keeper.load();
        List<ChangedProduct> changes = List.of(new ChangedProduct(mat, 1, true), new ChangedProduct(broken, 2, true));

        things.add(mat, "Acme", 1000, List.of());
        things.add(broken, "Acme", 1000, List.of("no value"));
        assertThatThrownBy(() -> keeper.follow(changes)).isInstanceOf(StringIndexOutOfBoundsException.class);

        things.clear();
        things.add(mat, "Acme", 1000, List.of());
        assertThat(keeper.follow(changes)).isEqualTo(KeepColumns.Followed.SHOWN);
        long[] names = keeper.columns().now().name;
        Places places = keeper.columns().places;
        assertThat(names[places.find(mat)])
                .isGreaterThan(names[places.find(bench)])
                .isLessThan(names[places.find(sofa)]);
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
