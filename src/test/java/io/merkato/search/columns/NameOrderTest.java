package io.merkato.search.columns;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.merkato.kernel.ProductId;
import io.merkato.search.ListedProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    private static final Comparator<Object> COLLATOR = Collator.getInstance(ULocale.ROOT);

    private final Columns columns = new Columns();
    private final NameOrder names = new NameOrder(columns);

    @Test
    void titlesAreInTheOrderOfADictionary() {
        add(List.of("Zebra", "äpfel", "Apfel", "écru", "Eck", "zahl"));
        names.number();

        assertThat(sorted()).containsExactly("Apfel", "äpfel", "Eck", "écru", "zahl", "Zebra");
    }

    @Test
    void whatComesLaterStandsWhereItWouldHaveStood() {
        add(List.of("delta", "bravo"));
        names.number();
        for (String title : List.of("alpha", "echo", "charlie", "cat", "bravo", "abc", "zulu")) {
            names.place(Set.of(add(title)));
        }

        assertThat(sorted())
                .containsExactly("abc", "alpha", "bravo", "bravo", "cat", "charlie", "delta", "echo", "zulu");
    }

    @Test
    void thousandsThatComeLaterAreInOrder() {
        names.number();
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            int first = add("title " + random.nextInt(100_000));
            int second = add("title " + random.nextInt(100_000));
            names.place(Set.of(first, second));
        }

        assertThat(names.isWorn()).isFalse();
        assertThat(sorted()).isSortedAccordingTo(COLLATOR);
    }

    @Test
    void whereThereIsNoRoomLeftAllAreNumberedAnew() {
        add(List.of("a", "b"));
        names.number();
        StringBuilder title = new StringBuilder("a");
        for (int i = 0; i < 50; i++) {
            names.place(Set.of(add(title.append('a').toString())));
        }
        assertThat(names.isWorn()).isTrue();

        names.number();

        assertThat(names.isWorn()).isFalse();
        assertThat(sorted()).isSortedAccordingTo(COLLATOR).hasSize(52);
    }

    @Test
    void aProductThatIsRenamedMoves() {
        names.number();
        int moving = add("alpha");
        int staying = add("bravo");
        names.place(Set.of(moving, staying));

        columns.put(product(columns.places.product(moving), "charlie"));
        names.place(Set.of(moving));

        assertThat(sorted()).containsExactly("bravo", "charlie");
    }

    @Test
    void aTitleThatIsGoneHasStoodBetweenItsNeighbours() {
        add(List.of("alpha", "charlie"));
        names.number();
        long bravo = names.numberOf("bravo");

        assertThat(bravo).isGreaterThan(names.numberOf("alpha")).isLessThan(names.numberOf("charlie"));
        assertThat(names.numberOf("zulu")).isGreaterThan(names.numberOf("charlie"));
    }

    @Test
    void manyMayAskAtOnceWhereATitleHasStood() {
        List<String> titles = IntStream.range(0, 2000)
                .mapToObj(i -> "Tïtle 한국 %s é%s".formatted(i * 7919 % 2000, "x".repeat(i % 50)))
                .toList();
        add(titles);
        names.number();
        List<Long> expected = titles.stream().map(names::numberOf).toList();

        for (int round = 0; round < 5; round++) {
            assertThat(titles.parallelStream().map(names::numberOf).toList()).isEqualTo(expected);
        }
    }

    private void add(List<String> titles) {
        titles.forEach(this::add);
    }

    private int add(String title) {
        return columns.put(product(ProductId.next(), title));
    }

    private static ListedProduct product(ProductId id, String title) {
        return new ListedProduct(id, "slug", title, null, null, List.of(), 1, 1, true, 0, 0, 0, List.of());
    }

    private List<String> sorted() {
        Columns.Table table = columns.now();
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, table.count).boxed().toList());
        places.sort(Comparator.comparingLong(place -> table.name[place]));
        return places.stream().map(place -> columns.cards.of(place).title()).toList();
    }
}
