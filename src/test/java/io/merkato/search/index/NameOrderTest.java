package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ListedProduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameOrderTest {

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
            names.place(add(title));
        }

        assertThat(sorted())
                .containsExactly("abc", "alpha", "bravo", "bravo", "cat", "charlie", "delta", "echo", "zulu");
    }

    @Test
    void thousandsThatComeLaterAreInOrderOnceTheyAreNumberedAnew() {
        names.number();
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            names.place(add("title " + random.nextInt(100_000)));
            if (names.isWorn()) {
                names.number();
            }
        }
        names.number();

        assertThat(sorted()).isSortedAccordingTo(Comparator.comparingLong(names::numberOf));
    }

    @Test
    void aTitleThatIsGoneHasStoodBetweenItsNeighbours() {
        add(List.of("alpha", "charlie"));
        names.number();
        long bravo = names.numberOf("bravo");

        assertThat(bravo).isGreaterThan(names.numberOf("alpha")).isLessThan(names.numberOf("charlie"));
        assertThat(names.numberOf("zulu")).isGreaterThan(names.numberOf("charlie"));
    }

    private void add(List<String> titles) {
        titles.forEach(this::add);
    }

    private int add(String title) {
        return columns.put(new ListedProduct(
                ProductId.next(), "slug", title, null, null, List.of(), 1, 1, true, 0, 0, 0, List.of()));
    }

    private List<String> sorted() {
        Columns.Table table = columns.now();
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, table.count).boxed().toList());
        places.sort(Comparator.comparingLong(place -> table.name[place]));
        return places.stream()
                .map(place -> columns.cards.get(table.card[place]).title())
                .toList();
    }
}
