package io.merkato.orders.views;

import io.merkato.kernel.OrderLineId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units of an item of an order, as somebody asks for something to be done with them. */
@Schema(name = "OrderedUnits")
public record OrderedUnits(
        @NotNull OrderLineId orderItemId,
        @Min(1) @Max(1_000_000) int quantity) {

    /** Units by line; several entries of a line add up. */
    public static Map<OrderLineId, Integer> sum(List<OrderedUnits> items) {
        Map<OrderLineId, Integer> units = new HashMap<>();
        items.forEach(item -> units.merge(item.orderItemId(), item.quantity(), Math::addExact));
        return units;
    }

    /** As {@link #sum}; null of what is absent, which stands for all that is left. */
    public static @Nullable Map<OrderLineId, Integer> sumOrAll(@Nullable List<OrderedUnits> items) {
        return items == null ? null : sum(items);
    }
}
