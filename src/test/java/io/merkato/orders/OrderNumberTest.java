package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OrderNumberTest {

    private static final String FORM = "M-[0-9A-HJKMNP-TV-Z]{8}";

    @Test
    void noTwoOfTheFirstMillionAreEqual() {
        Set<String> numbers = new HashSet<>();
        for (long count = 1; count <= 1_000_000; count++) {
            assertThat(numbers.add(OrderNumber.of(count)))
                    .as("number of order %s", count)
                    .isTrue();
        }
    }

    @Test
    void neighboursDoNotLookAlike() {
        String one = OrderNumber.of(1000);
        String next = OrderNumber.of(1001);

        assertThat(one.substring(0, 5)).isNotEqualTo(next.substring(0, 5));
    }

    @Property
    void everyNumberIsWellFormed(@ForAll @LongRange(min = 1, max = (1L << 40) - 1) long count) {
        assertThat(OrderNumber.of(count)).matches(FORM);
    }

    @Property
    void differentCountsHaveDifferentNumbers(
            @ForAll @LongRange(min = 1, max = (1L << 40) - 1) long one,
            @ForAll @LongRange(min = 1, max = (1L << 40) - 1) long other) {
        assertThat(OrderNumber.of(one).equals(OrderNumber.of(other))).isEqualTo(one == other);
    }
}
