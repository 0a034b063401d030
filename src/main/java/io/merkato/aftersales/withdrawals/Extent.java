package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.withdrawals.Withdrawal.Item;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.views.MissingUnits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an order can be withdrawn from, in units by line. Of a line those go first that have not left, then those that nobody
 * sends back yet.
 *
 * @param toShip that have not left
 * @param unannounced that are with the buyer or on their way there
 * @param announced that the buyer wants to send back anyhow
 */
record Extent(
        Map<OrderLineId, Integer> toShip, Map<OrderLineId, Integer> unannounced, Map<OrderLineId, Integer> announced) {

    /** Units by line, of lines that have any. */
    Map<OrderLineId, Integer> all() {
        return Stream.of(toShip, unannounced, announced)
                .flatMap(units -> units.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    /** What there are too few of. */
    List<MissingUnits> missing(Map<OrderLineId, Integer> units) {
        return MissingUnits.of(units, all());
    }

    /** Units by line that somebody withdraws from: all, or those that they named, as many of them as there are. */
    Map<OrderLineId, Integer> declared(Order order, Withdrawal declared) {
        List<Item> items = declared.items();
        return items == null ? all() : named(order, items);
    }

    /** Units by line that somebody named by SKU, in any case of letters, as many of them as there are. */
    Map<OrderLineId, Integer> named(Order order, List<Item> items) {
        Map<String, Integer> wanted = new HashMap<>();
        items.forEach(item -> wanted.merge(key(item.sku()), item.quantity(), Math::addExact));
        Map<OrderLineId, Integer> units = new HashMap<>();
        for (OrderLine line : order.lines()) {
            String sku = key(line.sku());
            int count = Math.min(wanted.getOrDefault(sku, 0), all().getOrDefault(line.id(), 0));
            if (count > 0) {
                units.put(line.id(), count);
                wanted.merge(sku, -count, Integer::sum);
            }
        }
        return units;
    }

    /** Whether there are as many units as somebody named. */
    boolean hasAll(Order order, List<Item> items) {
        int named = named(order, items).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return named == items.stream().mapToInt(Item::quantity).sum();
    }

    /** What is to be done about units by line, none of which is missing. */
    Chosen choose(Map<OrderLineId, Integer> units) {
        Map<OrderLineId, Integer> toCancel = new HashMap<>();
        Map<OrderLineId, Integer> toReturn = new HashMap<>();
        Set<OrderLineId> rest = new HashSet<>();
        units.forEach((line, count) -> {
            int cancelled = Math.min(count, toShip.getOrDefault(line, 0));
            int returned = Math.min(count - cancelled, unannounced.getOrDefault(line, 0));
            toCancel.put(line, cancelled);
            toReturn.put(line, returned);
            if (cancelled + returned < count) {
                rest.add(line);
            }
        });
        toCancel.values().removeIf(count -> count == 0);
        toReturn.values().removeIf(count -> count == 0);
        return new Chosen(toCancel, toReturn, rest);
    }

    private static String key(String sku) {
        return sku.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * What is to be done.
     *
     * @param toCancel units by line that are not sent any more
     * @param toReturn units by line that are awaited
     * @param announced lines whose returns become withdrawals
     */
    record Chosen(Map<OrderLineId, Integer> toCancel, Map<OrderLineId, Integer> toReturn, Set<OrderLineId> announced) {}
}
