package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.OrderId;
import io.merkato.platform.crypto.Derivation;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest("orders")
class OrderNumberTest {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String FORM = "M-[0-9A-HJKMNP-TV-Z]{8}";

    private final OrderNumber numbers = underSecret(1);
    private final OrderNumber others = underSecret(2);

    @Test
    void noTwoOfManyAreEqual() {
        Set<String> seen = new HashSet<>();
        for (long count = 1; count <= 50_000; count++) {
            assertThat(seen.add(numbers.of(count)))
                    .as("number of order %s", count)
                    .isTrue();
        }
    }

    @Test
    void aChangedCountChangesHalfOfTheBits() {
        long changed = 0;
        for (long count = 1; count <= 2_000; count++) {
            changed += Long.bitCount(value(numbers.of(count)) ^ value(numbers.of(count + 1)));
        }

        assertThat(changed / 2_000.0).isBetween(19.5, 20.5);
    }

    @Test
    void anotherSecretGivesOtherNumbers() {
        int shared = 0;
        for (long count = 1; count <= 1_000; count++) {
            shared += numbers.of(count).equals(others.of(count)) ? 1 : 0;
        }

        assertThat(shared).isZero();
    }

    /** What version 0.1 gave out could be turned back into the count by whoever read the source. */
    @Test
    void numbersInARowDoNotUnmixToCountsInARow() {
        BitSet steps = new BitSet();
        for (int count = 1; count <= 1_000; count++) {
            steps.set(count - 1, unmixedAsBefore(numbers.of(count + 1)) - unmixedAsBefore(numbers.of(count)) == 1);
        }

        assertThat(steps.cardinality()).isZero();
    }

    @Property
    void everyNumberIsWellFormed(@ForAll @LongRange(min = 1, max = (1L << 40) - 1) long count) {
        assertThat(numbers.of(count)).matches(FORM);
    }

    @Property
    void differentCountsHaveDifferentNumbers(
            @ForAll @LongRange(min = 1, max = (1L << 40) - 1) long one,
            @ForAll @LongRange(min = 1, max = (1L << 40) - 1) long other) {
        assertThat(numbers.of(one).equals(numbers.of(other))).isEqualTo(one == other);
    }

    @Test
    void aNumberThatWasGivenOutBeforeIsPassedOver(Slice slice) {
        OrderNumber numbersOfShop = slice.bean(OrderNumber.class);
        OrderId first = placed(slice);
        JdbcClient sql = slice.bean(JdbcClient.class);
        long next = sql.sql("select last_value from orders.order_number")
                        .query(Long.class)
                        .single()
                + 1;
        String given = numbersOfShop.of(next);
        sql.sql("update orders.\"order\" set number = :given where id = :first")
                .param("given", given)
                .param("first", first.value())
                .update();

        OrderId second = placed(slice);

        assertThat(number(slice, second)).matches(FORM).isNotEqualTo(given).isEqualTo(numbersOfShop.of(next + 1));
        assertThat(number(slice, first)).isEqualTo(given);
    }

    private static OrderId placed(Slice slice) {
        NewOrder order = NewOrders.plain();
        slice.inTransaction(() -> slice.bean(Orders.class).place(order));
        return order.id();
    }

    private static String number(Slice slice, OrderId order) {
        return slice.bean(Orders.class).get(order).number();
    }

    private static OrderNumber underSecret(int secret) {
        byte[] key = new byte[32];
        key[0] = (byte) secret;
        return new OrderNumber(new Derivation(key));
    }

    private static long value(String number) {
        long value = 0;
        for (char digit : number.substring(2).toCharArray()) {
            value = value << 5 | DIGITS.indexOf(digit);
        }
        return value;
    }

    private static long unmixedAsBefore(String number) {
        long mask = (1L << 40) - 1;
        long inverse = 1;
        for (int round = 0; round < 6; round++) {
            inverse = inverse * (2 - 0x9E3779B97FL * inverse) & mask;
        }
        long mixed = value(number) * inverse & mask;
        return (mixed ^ mixed >>> 20) * inverse & mask;
    }
}
