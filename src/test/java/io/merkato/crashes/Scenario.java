package io.merkato.crashes;

import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A request that moves money, or should not.
 *
 * @param name what happens when all goes well
 * @param statuses what it may be answered when nothing is in its way, the first time and later
 * @param prepare does what comes before it, for a new guest each time
 * @param end fails when it has not come to the end that it must come to whatever has died
 * @param units that the guest has bought in the end
 */
record Scenario(
        String name, Set<Integer> statuses, BiFunction<Shop, Product, Asked> prepare, Consumer<Ended> end, int units) {

    @Override
    public String toString() {
        return name;
    }
}
