package io.merkato.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommonestTest {

    @Test
    void theGreatestAreThoseThatSortingFinds() {
        Random random = new Random(7);
        for (int count : new int[] {0, 1, 5, 9, 10, 11, 19, 20, 21, 1000}) {
            long[] numbers = random.longs(count, 0, 50).toArray();

            long[] sorted = LongStream.of(numbers).sorted().toArray();
            assertThat(greatest(10, numbers))
                    .as("%s of them", count)
                    .isEqualTo(Arrays.copyOfRange(sorted, Math.max(0, count - 10), count));
        }
    }

    @Test
    void negativeNumbersAreNumbersToo() {
        assertThat(greatest(2, Long.MIN_VALUE, -5, -7)).containsExactly(-7, -5);
    }

    @Test
    void theCommonestComeFirstAndOfEqualOnesTheFirstByName() {
        int[] counts = {1, 7, 3, 7, 2};

        assertThat(Commonest.of(new int[] {0, 1, 2, 3, 4}, value -> counts[value], 3, value -> "name " + (9 - value)))
                .containsExactly(3, 1, 2);
    }

    @Test
    void amongManyThatAreEqualTheOnesKnownFirstStay() {
        int[] many = IntStream.range(0, 100_000).toArray();

        assertThat(Commonest.of(
                        many, value -> value == 77_777 ? 2 : 1, 3, value -> Integer.toString(1_000_000 + value)))
                .containsExactly(77_777, 0, 1);
    }

    private static long[] greatest(int most, long... of) {
        Greatest greatest = new Greatest(most);
        LongStream.of(of).forEach(greatest::offer);
        return greatest.sorted();
    }
}
