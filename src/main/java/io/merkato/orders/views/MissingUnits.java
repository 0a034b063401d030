package io.merkato.orders.views;

import io.merkato.kernel.OrderLineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of which there is less left than somebody wants.
 *
 * @param orderItemId the line; it need not be one of the order
 * @param requested units that are wanted
 * @param left units that there are; none of what is no line of the order
 */
public record MissingUnits(OrderLineId orderItemId, int requested, int left) {

    /** What is missing of these units, by line; empty when there are as many of all. */
    public static List<MissingUnits> of(Map<OrderLineId, Integer> wanted, Map<OrderLineId, Integer> left) {
        List<MissingUnits> missing = new ArrayList<>();
        wanted.forEach((line, quantity) -> {
            int most = left.getOrDefault(line, 0);
            if (most < quantity) {
                missing.add(new MissingUnits(line, quantity, most));
            }
        });
        return missing;
    }
}
