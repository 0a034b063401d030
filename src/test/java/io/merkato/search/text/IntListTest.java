package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntListTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 32_767, 32_768, 32_769, 65_536, 131_072, 131_073, 300_000})
    void numbersComeBackInTheirOrder(int count) {
        IntList list = new IntList();
        IntStream.range(0, count).forEach(i -> list.add(7 * i));

        IntStream.Builder each = IntStream.builder();
        list.forEach(each::add);

        int[] expected = IntStream.range(0, count).map(i -> 7 * i).toArray();
        assertThat(list.count()).isEqualTo(count);
        assertThat(each.build().toArray()).isEqualTo(expected);
        assertThat(IntStream.range(0, count).map(list::get).toArray()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 32_767, 32_768, 32_769, 65_536, 70_000})
    void moreCanBeAddedBehindWhatWasLeft(int left) {
        IntList list = new IntList();
        IntStream.range(0, 70_000).forEach(list::add);

        addBehind(list, left);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 32_768, 65_536, 131_072})
    void nothingNeedBeCutOff(int count) {
        IntList list = new IntList();
        IntStream.range(0, count).forEach(list::add);

        addBehind(list, count);
    }

    private static void addBehind(IntList list, int left) {
        list.cut(left);
        IntStream.range(left, 140_000).forEach(i -> list.add(-i));

        assertThat(list.count()).isEqualTo(140_000);
        assertThat(IntStream.range(0, 140_000).map(list::get).toArray())
                .isEqualTo(
                        IntStream.range(0, 140_000).map(i -> i < left ? i : -i).toArray());
    }
}
